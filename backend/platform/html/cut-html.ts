import { isVoid, tokenizeHtml, type HtmlToken } from '../../../shared/text/html/html-tokens.ts';

/**
 * The beginning of sanitized HTML that, with every element closed, has at most `length` UTF-16 units. Sanitized HTML is
 * balanced and has `<` and `&` of mark-up only, so no tag, character reference or surrogate pair is ever cut in two.
 */
export function cutHtml(html: string, length: number): string {
  if (html.length <= length) return html;
  const open: string[] = [];
  /** What closing all of `open` takes. */
  let closing = 0;
  let end = 0;
  for (const token of tokenizeHtml(html)) {
    const change = closingChange(token, open.at(-1));
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
  return html.slice(0, end) + open.reverse().map(closingTag).join('');
}

/** How much longer or shorter closing everything is after this token. */
function closingChange({ kind, name }: HtmlToken, innermost: string | undefined): number {
  if (kind === 'open' && !isVoid(name)) return closingTag(name).length;
  return kind === 'close' && name === innermost ? -closingTag(name).length : 0;
}

/** The first `length` UTF-16 units of a text, one fewer where that would cut a surrogate pair. */
export function cutText(text: string, length: number): string {
  if (text.length <= length) return text;
  return text.slice(0, Math.max(length, 0)).replace(/[\ud800-\udbff]$/, '');
}

function cutReferences(text: string, length: number): string {
  return cutText(text, length).replace(/&[^;&\s]{0,31}$/, '');
}

function closingTag(name: string): string {
  return `</${name}>`;
}
