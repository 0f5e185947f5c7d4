import { isVoid, tokenizeHtml, type HtmlToken } from '../../../shared/text/html/html-tokens.ts';

/**
 * The longest prefix of sanitized HTML that has at most `length` UTF-16 units with all its elements closed. Sanitized
 * HTML is balanced and has `<` and `&` only as mark-up, so no tag, character reference or surrogate pair is cut.
 */
export function cutHtml(html: string, length: number): string {
  if (html.length <= length) return html;
  const open: string[] = [];
  /** Length of the closing tags of all elements in `open`. */
  let closing = 0;
  let end = 0;
  for (const token of tokenizeHtml(html)) {
    const change = changeOfClosingLength(token, open.at(-1));
    const room = length - closing - change - end;
    if (token.end - end > room) {
      if (token.kind === 'text') end += cutReferences(html.slice(end, token.end), room).length;
      break;
    }
    end = token.end;
    closing += change;
    if (change > 0) open.push(token.name);
    if (change < 0) open.pop();
  }
  return html.slice(0, end) + open.reverse().map(endTagOf).join('');
}

/** By how much a token changes the length of the closing tags. */
function changeOfClosingLength({ kind, name }: HtmlToken, innermost: string | undefined): number {
  if (kind === 'open' && !isVoid(name)) return endTagOf(name).length;
  return kind === 'close' && name === innermost ? -endTagOf(name).length : 0;
}

/** The first `length` UTF-16 units of a text; one fewer rather than half a surrogate pair. */
export function cutText(text: string, length: number): string {
  if (text.length <= length) return text;
  return text.slice(0, Math.max(length, 0)).replace(/[\ud800-\udbff]$/, '');
}

function cutReferences(text: string, length: number): string {
  return cutText(text, length).replace(/&[^;&\s]{0,31}$/, '');
}

function endTagOf(name: string): string {
  return `</${name}>`;
}
