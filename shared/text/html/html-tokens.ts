import { decodeEntities } from './html-entities.ts';

/**
 * A token: `html.slice(start, end)`. `name` is the element's in lower case, '' for text and comments. The kind `hidden`
 * is what a browser never shows: comments, doctype, scripts and styles with their content.
 */
export interface HtmlToken {
  readonly kind: 'text' | 'open' | 'close' | 'hidden';
  readonly name: string;
  /** The text with decoded character references; '' for other tokens. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Raw text elements: their content is neither mark-up nor text of the mail. */
const rawText = new Set(['script', 'style', 'title', 'textarea', 'xmp', 'iframe', 'noembed', 'noframes']);
const lineBreaking = new Set(
  (
    'address article aside blockquote body br center dd details dialog dir div dl dt fieldset figcaption figure footer ' +
    'form h1 h2 h3 h4 h5 h6 head header hr html legend li main menu nav ol option p pre section select summary table ' +
    'tbody td tfoot th thead tr ul'
  ).split(' '),
);
const voidElements = new Set('area base br col embed hr img input link meta param source track wbr'.split(' '));

/** Whether the element's tags separate lines or cells. */
export function breaksLine(name: string): boolean {
  return lineBreaking.has(name);
}

/** Whether the element has no content and no closing tag. */
export function isVoid(name: string): boolean {
  return voidElements.has(name);
}

/**
 * Tokenizes HTML without gaps, as a browser would (HTML §13.2.5, reduced to telling text from mark-up). Never throws;
 * linear time: an unclosed construct runs to the end. Callers that read the same HTML several times tokenize it once.
 */
export function tokenizeHtml(html: string): readonly HtmlToken[] {
  const tokens: HtmlToken[] = [];
  let textStart = 0;
  let index = html.indexOf('<');
  while (index >= 0) {
    const token = readMarkup(html, index);
    if (token === null) {
      index = html.indexOf('<', index + 1);
      continue;
    }
    if (index > textStart) tokens.push(createTextToken(html, textStart, index));
    tokens.push(token);
    textStart = token.end;
    index = html.indexOf('<', textStart);
  }
  if (textStart < html.length) tokens.push(createTextToken(html, textStart, html.length));
  return tokens;
}

function createTextToken(html: string, start: number, end: number): HtmlToken {
  return { kind: 'text', name: '', text: decodeEntities(html.slice(start, end)), start, end };
}

/** The attributes of an opening tag, names in lower case, values with their references undecoded. */
export function readRawAttributes(html: string, { kind, name, start }: HtmlToken): ReadonlyMap<string, string> {
  const attributes = new Map<string, string>();
  if (kind !== 'open') return attributes;
  attributeForm.lastIndex = start + 1 + name.length;
  for (let match = attributeForm.exec(html); match?.[1] !== undefined; match = attributeForm.exec(html)) {
    const [, written, quoted, apostrophed, bare] = match;
    const attribute = written.toLowerCase();
    // Of duplicate attributes a browser takes the first.
    if (!attributes.has(attribute)) attributes.set(attribute, quoted ?? apostrophed ?? bare ?? '');
  }
  return attributes;
}

// Sticky regular expressions: in a cold script they are ten times faster than a loop over characters.
const tagStart = /<(\/?)([A-Za-z][^ \n\t\r\f/>]*)/y;
/** A separator, then an attribute: name, and value in quotation marks, apostrophes or bare. */
const attributeForm =
  /[ \n\t\r\f/]*(?:([^ \n\t\r\f/>][^ \n\t\r\f/>=]*)(?:[ \n\t\r\f]*=[ \n\t\r\f]*(?:"([^"]*)"?|'([^']*)'?|([^ \n\t\r\f>"'][^ \n\t\r\f>]*))?)?)?/y;

function readMarkup(html: string, start: number): HtmlToken | null {
  tagStart.lastIndex = start;
  const match = tagStart.exec(html);
  if (match === null) return readDeclaration(html, start);
  const name = (match[2] ?? '').toLowerCase();
  const end = findTagEnd(html, tagStart.lastIndex);
  if (match[1] === '/') return { kind: 'close', name, text: '', start, end };
  return rawText.has(name)
    ? { kind: 'hidden', name, text: '', start, end: findRawTextEnd(html, end, name) }
    : { kind: 'open', name, text: '', start, end };
}

function readDeclaration(html: string, start: number): HtmlToken | null {
  const next = html.charAt(start + 1);
  if (next !== '!' && next !== '?') return null;
  return { kind: 'hidden', name: '', text: '', start, end: findDeclarationEnd(html, start) };
}

function findDeclarationEnd(html: string, start: number): number {
  const comment = html.startsWith('<!--', start);
  const from = comment && !/^<!---?>/.test(html.slice(start, start + 6)) ? start + 4 : start + 2;
  const close = from === start + 4 ? '-->' : '>';
  const end = html.indexOf(close, from);
  return end < 0 ? html.length : end + close.length;
}

function findRawTextEnd(html: string, from: number, name: string): number {
  const closing = new RegExp(`</${name}`, 'gi');
  closing.lastIndex = from;
  const match = closing.exec(html);
  return match === null ? html.length : findTagEnd(html, match.index + match[0].length);
}

/** The offset after the `>` of the tag whose name ends at `from`; the end of the HTML when it is unclosed. */
function findTagEnd(html: string, from: number): number {
  attributeForm.lastIndex = from;
  while (attributeForm.lastIndex < html.length) {
    if (html.charAt(attributeForm.lastIndex) === '>') return attributeForm.lastIndex + 1;
    attributeForm.test(html);
  }
  return html.length;
}
