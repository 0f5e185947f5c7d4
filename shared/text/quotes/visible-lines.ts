import { withoutFiller } from '../filler.ts';
import { breaksLine } from '../html/html-tokens.ts';
import { tokenizeShownHtml } from '../html/shown-html.ts';

/** The visible, non-blank lines of HTML, with white space collapsed. Linear time. */
export function linesOfHtml(html: string, tokens = tokenizeShownHtml(html)): string[] {
  const pieces: string[] = [];
  for (const { kind, name, text } of tokens) {
    if (kind === 'text') pieces.push(text.includes('\n') ? text.replace(/\n/g, ' ') : text);
    else if (kind !== 'hidden' && breaksLine(name)) pieces.push('\n');
  }
  return linesOfText(pieces.join(''));
}

/** The non-blank lines of a plain text, with white space collapsed. */
export function linesOfText(text: string): string[] {
  return withoutFiller(text)
    .split(/\r\n|\r|\n/)
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter((line) => line !== '');
}
