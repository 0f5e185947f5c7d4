/**
 * A piece of HTML: `html.slice(start, end)`. `name` is the element's, in lower case, '' for text and comments.
 * What a browser never shows as text (comments, doctype, scripts, styles with their content) has the kind `hidden`.
 */
export interface HtmlToken {
  kind: 'text' | 'open' | 'close' | 'hidden';
  name: string;
  start: number;
  end: number;
}

/** Elements whose content is no mark-up and no text of the mail. */
const rawText = new Set(['script', 'style', 'title', 'textarea', 'xmp', 'iframe', 'noembed', 'noframes']);
const lineBreaking = new Set(
  (
    'address article aside blockquote body br center dd details dialog dir div dl dt fieldset figcaption figure footer ' +
    'form h1 h2 h3 h4 h5 h6 head header hr html legend li main menu nav ol option p pre section select summary table ' +
    'tbody td tfoot th thead tr ul'
  ).split(' '),
);
const voidElements = new Set('area base br col embed hr img input link meta param source track wbr'.split(' '));

/** Whether text on both sides of this element's tags stands on different lines or in different cells. */
export function breaksLine(name: string): boolean {
  return lineBreaking.has(name);
}

/** Whether the element has no content and no closing tag. */
export function isVoid(name: string): boolean {
  return voidElements.has(name);
}

/**
 * Cuts HTML into tokens that cover it without gaps, as a browser would (HTML §13.2.5, shortened to what tells text from
 * mark-up). Never throws; linear, since whatever is left open runs to the end.
 */
export function* tokenizeHtml(html: string): Generator<HtmlToken> {
  let textStart = 0;
  let index = html.indexOf('<');
  while (index >= 0) {
    const token = markupAt(html, index);
    if (token === null) {
      index = html.indexOf('<', index + 1);
      continue;
    }
    if (index > textStart) yield { kind: 'text', name: '', start: textStart, end: index };
    yield token;
    textStart = token.end;
    index = html.indexOf('<', textStart);
  }
  if (textStart < html.length) yield { kind: 'text', name: '', start: textStart, end: html.length };
}

/** The value of an attribute of an opening tag with its references undecoded; null when it has none. */
export function rawAttribute(html: string, token: HtmlToken, attribute: string): string | null {
  let value: string | null = null;
  if (token.kind !== 'open') return null;
  readAttributes(html, token.start + 1 + token.name.length, (name, written) => {
    if (name === attribute) value ??= written;
  });
  return value;
}

function markupAt(html: string, start: number): HtmlToken | null {
  const next = html.charAt(start + 1);
  if (next === '!' || next === '?') return { kind: 'hidden', name: '', start, end: declarationEnd(html, start) };
  const closing = next === '/';
  const nameStart = closing ? start + 2 : start + 1;
  if (!/^[A-Za-z]$/.test(html.charAt(nameStart))) return null;
  let nameEnd = nameStart + 1;
  while (nameEnd < html.length && !endsName(html.charAt(nameEnd))) nameEnd += 1;
  const name = html.slice(nameStart, nameEnd).toLowerCase();
  const end = readAttributes(html, nameEnd, () => undefined);
  if (closing) return { kind: 'close', name, start, end };
  return rawText.has(name)
    ? { kind: 'hidden', name, start, end: rawTextEnd(html, end, name) }
    : { kind: 'open', name, start, end };
}

function declarationEnd(html: string, start: number): number {
  const comment = html.startsWith('<!--', start);
  const from = comment && !/^<!---?>/.test(html.slice(start, start + 6)) ? start + 4 : start + 2;
  const close = from === start + 4 ? '-->' : '>';
  const end = html.indexOf(close, from);
  return end < 0 ? html.length : end + close.length;
}

function rawTextEnd(html: string, from: number, name: string): number {
  const closing = new RegExp(`</${name}`, 'gi');
  closing.lastIndex = from;
  const match = closing.exec(html);
  return match === null ? html.length : readAttributes(html, match.index + match[0].length, () => undefined);
}

/** Reports each attribute in lower case; returns the index behind the tag's `>`, or the end when it never closes. */
function readAttributes(html: string, from: number, report: (name: string, value: string) => void): number {
  let index = from;
  while (index < html.length) {
    const character = html.charAt(index);
    if (character === '>') return index + 1;
    if (character === '/' || isSpace(character)) index += 1;
    else index = readAttribute(html, index, report);
  }
  return html.length;
}

function readAttribute(html: string, start: number, report: (name: string, value: string) => void): number {
  let nameEnd = start + 1;
  while (nameEnd < html.length && html.charAt(nameEnd) !== '=' && !endsName(html.charAt(nameEnd))) nameEnd += 1;
  const name = html.slice(start, nameEnd).toLowerCase();
  const equals = skipSpace(html, nameEnd);
  if (html.charAt(equals) !== '=') {
    report(name, '');
    return nameEnd;
  }
  const value = attributeValue(html, skipSpace(html, equals + 1));
  report(name, value.text);
  return value.end;
}

function attributeValue(html: string, start: number): { text: string; end: number } {
  const quote = html.charAt(start);
  if (quote === '"' || quote === "'") {
    const close = html.indexOf(quote, start + 1);
    const end = close < 0 ? html.length : close;
    return { text: html.slice(start + 1, end), end: end + 1 };
  }
  let end = start;
  while (end < html.length && html.charAt(end) !== '>' && !isSpace(html.charAt(end))) end += 1;
  return { text: html.slice(start, end), end };
}

function endsName(character: string): boolean {
  return character === '>' || character === '/' || isSpace(character);
}

function isSpace(character: string): boolean {
  return character === ' ' || character === '\n' || character === '\t' || character === '\r' || character === '\f';
}

function skipSpace(html: string, from: number): number {
  let index = from;
  while (index < html.length && isSpace(html.charAt(index))) index += 1;
  return index;
}
