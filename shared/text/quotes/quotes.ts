import { tokenizeShownHtml } from '../html/shown-html.ts';
import { dropHtmlHistory, readNewHtmlLines } from './quoted-html.ts';
import { findNewLines, hasWords, type LinePart } from './quoted-lines.ts';
import type { WrittenAs } from './written-as.ts';

/** The new text of a mail, and of what else it was rid. */
export interface NewText {
  readonly written: string;
  readonly leftOut: LeftOut;
}

export interface LeftOut {
  readonly history: boolean;
  readonly signature: boolean;
}

/**
 * Removes quoted history and signature from a plain text. A forwarded message without new text stays whole: the result
 * is blank only when the text is. Linear time.
 */
export function readNewText(text: string, writtenAs: WrittenAs): NewText {
  const lines = text.split(/\r\n|\r|\n/);
  const { parts } = findNewLines(lines, writtenAs);
  const written = lines.filter((_line, index) => parts[index] === 'new');
  if (!parts.some((part) => part !== 'new') || !written.some(hasWords)) return { written: text, leftOut: nothing };
  return { written: withoutBlankEnds(written), leftOut: leftOutOf(parts) };
}

/**
 * The same for HTML: also removes what Gmail, Outlook, Apple Mail, Thunderbird and others mark as quoted or as a
 * signature.
 */
export function readNewHtml(html: string, writtenAs: WrittenAs, tokens = tokenizeShownHtml(html)): NewText {
  const read = readNewHtmlLines(html, { tokens, writtenAs });
  return read === null ? { written: html, leftOut: nothing } : { written: read.html, leftOut: leftOutOf(read.parts) };
}

/** A text without quoted history: the sender's signature stays. Blank when all of it is history. Linear time. */
export function dropTextHistory(text: string, writtenAs: WrittenAs): string {
  const lines = text.split(/\r\n|\r|\n/);
  const { parts } = findNewLines(lines, writtenAs);
  return lines.filter((_line, index) => parts[index] !== 'history').join('\n');
}

/** The same for HTML. */
export function dropHistory(html: string, writtenAs: WrittenAs, tokens = tokenizeShownHtml(html)): string {
  return dropHtmlHistory(html, { tokens, writtenAs });
}

const nothing: LeftOut = { history: false, signature: false };

function leftOutOf(parts: readonly LinePart[]): LeftOut {
  return { history: parts.includes('history'), signature: parts.includes('signature') };
}

function withoutBlankEnds(lines: readonly string[]): string {
  let start = 0;
  let end = lines.length;
  while (start < end && lines[start]?.trim() === '') start += 1;
  while (end > start && lines[end - 1]?.trim() === '') end -= 1;
  return lines.slice(start, end).join('\n');
}
