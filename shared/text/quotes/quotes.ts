import { tokenizeHtml } from '../html/html-tokens.ts';
import { stripQuotedHtml } from './quoted-html.ts';
import { findNewLines, hasWords } from './quoted-lines.ts';

/**
 * Removes quoted history and signature from a plain text. A forwarded message without new text stays whole: the result
 * is blank only when the text is. Linear time.
 */
export function keepNewText(text: string): string {
  const lines = text.split(/\r\n|\r|\n/);
  const { kept } = findNewLines(lines);
  const written = lines.filter((_line, index) => kept[index] === true);
  return written.some(hasWords) ? withoutBlankEnds(written) : text;
}

/**
 * The same for HTML: also removes what Gmail, Outlook, Apple Mail, Thunderbird and others mark as quoted or as a
 * signature.
 */
export function keepNewHtml(html: string, tokens = tokenizeHtml(html)): string {
  return stripQuotedHtml(html, tokens) ?? html;
}

function withoutBlankEnds(lines: readonly string[]): string {
  let start = 0;
  let end = lines.length;
  while (start < end && lines[start]?.trim() === '') start += 1;
  while (end > start && lines[end - 1]?.trim() === '') end -= 1;
  return lines.slice(start, end).join('\n');
}
