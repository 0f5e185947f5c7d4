import { findDates, type DateContext, type WrittenDate } from '../../shared/text/dates/dates.ts';
import { tokenizeHtml, type HtmlToken } from '../../shared/text/html/html-tokens.ts';
import { keepNewHtml, keepNewText } from '../../shared/text/quotes/quotes.ts';
import { linesOfText, linesOfHtml } from '../../shared/text/quotes/visible-lines.ts';
import { cutAtWord } from './cut.ts';

/** What the card tells of a source's text. */
export interface SourceText {
  /** The start of the whole text, and of the new text alone. Each fills two lines of a card. */
  readonly wholeStart: string;
  readonly newStart: string;
  /** Lines of quoted history and signature that the new text does not have. */
  readonly historyLines: number;
  /** Written in the new text, in order. */
  readonly dates: readonly WrittenDate[];
}

/** A text as HTML or plain text; `text` is called only without HTML. */
export interface WrittenForms {
  readonly html: string;
  readonly text: () => string;
  /** The tokens of `html`, if the caller has them already. */
  readonly tokens?: readonly HtmlToken[];
}

/** Reads a source's text for its card. `hasHistory`: mails answer one another, events do not. */
export function readSourceText(
  { html, text, tokens = tokenizeHtml(html) }: WrittenForms,
  { hasHistory, ...context }: DateContext & { readonly hasHistory: boolean },
): SourceText {
  const whole = html === '' ? linesOfText(text()) : linesOfHtml(html, tokens);
  const written = hasHistory ? findNewLines({ html, text, tokens }, whole) : whole;
  const start = hasHistory ? startOf : takeFirstLines;
  return {
    wholeStart: start(whole),
    newStart: start(written),
    historyLines: Math.max(0, whole.length - written.length),
    dates: findDates(written.join('\n'), context),
  };
}

function findNewLines({ html, text, tokens }: WrittenForms, whole: string[]): string[] {
  if (html === '') return linesOfText(keepNewText(text()));
  const written = keepNewHtml(html, tokens);
  return written === html ? whole : linesOfHtml(written);
}

/** Characters in two lines of a side panel of 300 pixels. */
const twoLines = 70;

/** Keeps the line break: a meeting's description starts with its date and its place, a line each. */
function takeFirstLines(lines: readonly string[]): string {
  return lines
    .slice(0, 2)
    .map((line) => cutAtWord(line, twoLines))
    .join('\n');
}

function startOf(lines: readonly string[]): string {
  let start = '';
  for (const line of lines) {
    if (start.length > twoLines) break;
    start = start === '' ? line : `${start} ${line}`;
  }
  return cutAtWord(start, twoLines);
}
