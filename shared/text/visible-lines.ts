import { decodeEntities } from './html-entities.ts';
import { breaksLine, tokenizeHtml } from './html-tokens.ts';

/** The lines of HTML that a reader sees, without blank ones, spaces made one. Linear time. */
export function visibleLines(html: string): string[] {
  const pieces: string[] = [];
  for (const token of tokenizeHtml(html)) {
    if (token.kind === 'text') pieces.push(decodeEntities(html.slice(token.start, token.end)).replace(/\n/g, ' '));
    else if (token.kind !== 'hidden' && breaksLine(token.name)) pieces.push('\n');
  }
  return filledLines(pieces.join(''));
}

/** The same of a plain text. */
export function filledLines(text: string): string[] {
  return text
    .split(/\r\n|\r|\n/)
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter((line) => line !== '');
}
