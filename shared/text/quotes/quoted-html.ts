import { decodeEntities } from '../html/html-entities.ts';
import { ElementStack } from '../html/html-elements.ts';
import { breaksLine, readRawAttributes, type HtmlToken } from '../html/html-tokens.ts';
import { endsAttribution } from './attributions.ts';
import {
  findNewLines,
  hasWords,
  historyLine,
  lineEnds,
  quoteLine,
  ruleLine,
  signatureLine,
  type LinePart,
} from './quoted-lines.ts';
import type { WrittenAs } from './written-as.ts';

/** Classes of elements with quoted text. */
const quoteClasses = new Set([
  'moz-cite-prefix',
  'moz-forward-container',
  'yahoo_quoted',
  'protonmail_quote',
  'tutanota_quote',
  'zmail_extra',
  'ik_mail_quote',
]);
const quoteIds = new Set(['olk_src_body_section', 'reply-intro']);
const signatureClasses = new Set([
  'moz-signature',
  'protonmail_signature_block',
  'gmail_signature',
  'gmail_signature_prefix',
  'ymail_android_signature',
]);
const signatureIds = new Set([
  'signature',
  'ms-outlook-mobile-signature',
  'applemailsignature',
  'composer_signature',
  'ymail_android_signature',
]);
/** Ids of elements at which the quoted history starts. */
const historyIds = new Set([
  'divrplyfwdmsg',
  'appendonsend',
  'mail-editor-reference-message-container',
  'stopspelling',
]);

type Attributes = ReadonlyMap<string, string>;

function idOf(attributes: Attributes): string {
  return (attributes.get('id') ?? '').toLowerCase();
}

function classesOf(attributes: Attributes): string[] {
  return (attributes.get('class') ?? '').split(/\s+/);
}

/** The part of a text token that is on one line. */
interface Piece {
  token: number;
  start: number;
  end: number;
  line: number;
}

/**
 * Removes quoted history and signature from HTML; the remaining elements keep their tags. `parts` says what its lines
 * were part of. Null when there is nothing to remove, or nothing visible would remain. Linear time.
 */
export function readNewHtmlLines(
  html: string,
  { tokens, writtenAs }: { readonly tokens: readonly HtmlToken[]; readonly writtenAs: WrittenAs },
): { html: string; parts: readonly LinePart[] } | null {
  const reader = new LineReader(html, tokens);
  const lines = reader.read();
  const { parts, end } = findNewLines(lines, writtenAs);
  const kept = parts.map((part) => part === 'new');
  const strips = kept.includes(false) && lines.some((line, index) => kept[index] === true && hasWords(line));
  return strips ? { html: reader.write(kept, end), parts } : null;
}

/** The HTML without quoted history: the sender's signature stays. Blank when all of it is history. Linear time. */
export function dropHtmlHistory(
  html: string,
  { tokens, writtenAs }: { readonly tokens: readonly HtmlToken[]; readonly writtenAs: WrittenAs },
): string {
  const reader = new LineReader(html, tokens, 'signatureStays');
  const { parts, historyStart } = findNewLines(reader.read(), writtenAs);
  return reader.write(
    parts.map((part) => part !== 'history'),
    historyStart,
  );
}

/** The number of the token that begins the element which a token belongs to: a closing tag follows its opening one. */
function beginOf({ kind, name }: HtmlToken, index: number, elements: ElementStack): number {
  if (kind === 'open') elements.open(name, index);
  return kind === 'close' ? Math.min(index, elements.close(name)?.opener ?? index) : index;
}

/** Splits HTML into visible lines, with the position of each, and writes the wanted lines back as HTML. */
class LineReader {
  private readonly html: string;
  private readonly tokens: readonly HtmlToken[];
  private readonly lines: string[] = [];
  /** The first token of each line. */
  private readonly lineStarts: number[] = [];
  /** In order. */
  private readonly pieces: Piece[] = [];
  /** Tokens inside removed elements. */
  private readonly removed = new Set<number>();
  private readonly elements = new ElementStack();
  private line = '';
  private removing: number | null = null;
  private preformatted = 0;
  private readonly signatures: 'signatureGoes' | 'signatureStays';

  constructor(
    html: string,
    tokens: readonly HtmlToken[],
    signatures: 'signatureGoes' | 'signatureStays' = 'signatureGoes',
  ) {
    this.html = html;
    this.tokens = tokens;
    this.signatures = signatures;
  }

  read(): string[] {
    let index = 0;
    for (const token of this.tokens) {
      if (token.kind === 'open') this.open(token, index);
      if (this.removing !== null) this.removed.add(index);
      else if (token.kind === 'text') this.readText(token, index);
      if (token.kind === 'close') this.close(token, index);
      index += 1;
    }
    this.endLine();
    return this.lines;
  }

  /** The kept lines before `end`, with the closing tags of the elements that were opened. */
  write(kept: readonly boolean[], end: number): string {
    const cut = this.lineStarts[end] ?? Infinity;
    const elements = new ElementStack();
    const output: string[] = [];
    let next = 0;
    let index = 0;
    for (const token of this.tokens) {
      const begun = beginOf(token, index, elements);
      const inPieces = token.kind === 'text' || this.pieces[next]?.token === index;
      if (inPieces) next = this.writePieces(next, index, { kept, output });
      else if (!this.removed.has(index) && begun < cut) output.push(this.html.slice(token.start, token.end));
      index += 1;
    }
    return output.join('');
  }

  /** Writes the kept pieces of a token; returns the index of the first piece after it. */
  private writePieces(first: number, token: number, to: { kept: readonly boolean[]; output: string[] }): number {
    let next = first;
    for (let piece = this.pieces[next]; piece?.token === token; piece = this.pieces[next]) {
      if (to.kept[piece.line] === true) to.output.push(this.html.slice(piece.start, piece.end));
      next += 1;
    }
    return next;
  }

  private open(token: HtmlToken, index: number): void {
    if (breaksLine(token.name)) this.endLine();
    const depth = this.elements.open(token.name, index);
    if (token.name === 'pre') this.preformatted += 1;
    if (this.removing !== null) return;
    if (token.name === 'hr') this.addRule(token, index);
    if (depth === null) return;
    const attributes = readRawAttributes(this.html, token);
    if (historyIds.has(idOf(attributes))) this.addLine(historyLine, index);
    const mark = this.markOf(token, attributes);
    if (mark === null) return;
    this.endLine();
    this.addLine(mark, index);
    this.removing = depth;
  }

  private addRule({ start, end }: HtmlToken, index: number): void {
    this.pieces.push({ token: index, start, end, line: this.lines.length });
    this.addLine(ruleLine, index);
  }

  private close(token: HtmlToken, index: number): void {
    if (token.name === 'pre') this.preformatted = Math.max(0, this.preformatted - 1);
    const depth = this.elements.close(token.name)?.depth ?? Infinity;
    if (this.removing !== null && depth <= this.removing) {
      // a closing tag of an outer element is not removed
      if (depth < this.removing) this.removed.delete(index);
      this.removing = null;
    }
    if (breaksLine(token.name)) this.endLine();
  }

  /** The line that stands for an element that is removed; null for any other. */
  private markOf({ name }: HtmlToken, attributes: Attributes): string | null {
    const id = idOf(attributes);
    const classes = classesOf(attributes);
    const isSignature = signatureIds.has(id) || classes.some((each) => signatureClasses.has(each));
    if (isSignature) return this.signatures === 'signatureGoes' ? signatureLine : null;
    if (quoteIds.has(id) || classes.some((each) => quoteClasses.has(each))) return quoteLine;
    return name === 'blockquote' && this.isCitation(attributes) ? quoteLine : null;
  }

  private isCitation(attributes: Attributes): boolean {
    if (attributes.get('type')?.toLowerCase() === 'cite' || classesOf(attributes).includes('gmail_quote')) return true;
    return endsAttribution((this.lines[this.lines.length - 1] ?? '').trim().toLowerCase());
  }

  /** In preformatted text a line break ends a line; elsewhere it is white space. */
  private readText(token: HtmlToken, index: number): void {
    if (this.preformatted === 0) {
      this.append(token.text, { token: index, start: token.start, end: token.end });
      return;
    }
    let { start } = token;
    for (const line of this.html.slice(token.start, token.end).split(/(?<=\n)/)) {
      const end = start + line.length;
      this.append(decodeEntities(line), { token: index, start, end });
      if (line.endsWith('\n')) this.endLine();
      start = end;
    }
  }

  private append(text: string, place: Omit<Piece, 'line'>): void {
    const line = this.lines.length;
    this.lineStarts[line] ??= place.token;
    this.line += text;
    this.pieces.push({ ...place, line });
  }

  private endLine(): void {
    const line = lineEnds(this.line.trimStart()).replace(/[ \t\r\n]+/g, ' ');
    this.line = '';
    if (line !== '') this.lines.push(line);
    else if (this.lineStarts.length > this.lines.length) this.lineStarts.pop();
  }

  private addLine(line: string, index: number): void {
    this.lineStarts[this.lines.length] = index;
    this.lines.push(line);
  }
}
