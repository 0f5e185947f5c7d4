import { decodeEntities } from '../html/html-entities.ts';
import { ElementStack } from '../html/html-elements.ts';
import { breaksLine, readRawAttributes, type HtmlToken } from '../html/html-tokens.ts';
import { endsAttribution, findNewLines, hasWords, historyLine, lineEnds, quoteLine } from './quoted-lines.ts';

/** Classes of elements with quoted text or a signature. */
const oldClasses = new Set([
  'moz-cite-prefix',
  'moz-forward-container',
  'moz-signature',
  'yahoo_quoted',
  'protonmail_quote',
  'protonmail_signature_block',
  'tutanota_quote',
  'zmail_extra',
  'gmail_signature',
  'gmail_signature_prefix',
]);
const oldIds = new Set(['signature', 'ms-outlook-mobile-signature', 'olk_src_body_section']);
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
 * Removes quoted history and signature from HTML; the remaining elements keep their tags. Null when nothing visible
 * would remain. Linear time.
 */
export function stripQuotedHtml(html: string, tokens: readonly HtmlToken[]): string | null {
  const reader = new LineReader(html, tokens);
  const lines = reader.read();
  const { kept, end } = findNewLines(lines);
  if (!kept.includes(false)) return html;
  return lines.some((line, index) => kept[index] === true && hasWords(line)) ? reader.write(kept, end) : null;
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

  constructor(html: string, tokens: readonly HtmlToken[]) {
    this.html = html;
    this.tokens = tokens;
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
      if (token.kind === 'open') elements.open(token.name, index);
      const opener = token.kind === 'close' ? (elements.close(token.name)?.opener ?? Infinity) : Infinity;
      if (token.kind === 'text') next = this.writeText(next, index, { kept, output });
      else if (!this.removed.has(index) && Math.min(index, opener) < cut)
        output.push(this.html.slice(token.start, token.end));
      index += 1;
    }
    return output.join('');
  }

  /** Writes the kept pieces of a text token; returns the index of the first piece after it. */
  private writeText(first: number, token: number, to: { kept: readonly boolean[]; output: string[] }): number {
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
    if (this.removing !== null || depth === null) return;
    const attributes = readRawAttributes(this.html, token);
    if (historyIds.has(idOf(attributes))) this.addLine(historyLine, index);
    if (!this.isOld(token, attributes)) return;
    this.endLine();
    this.addLine(quoteLine, index);
    this.removing = depth;
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

  private isOld({ name }: HtmlToken, attributes: Attributes): boolean {
    if (name === 'blockquote' && this.isCitation(attributes)) return true;
    return oldIds.has(idOf(attributes)) || classesOf(attributes).some((each) => oldClasses.has(each));
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
