import { findDates, type DateContext, type WrittenDate } from '../../shared/text/dates/dates.ts';
import type { HtmlToken } from '../../shared/text/html/html-tokens.ts';
import { tokenizeShownHtml } from '../../shared/text/html/shown-html.ts';
import { findForwardedMail } from '../../shared/text/quotes/forwarded.ts';
import { readNewHtml, readNewText, type LeftOut } from '../../shared/text/quotes/quotes.ts';
import { linesOfText, linesOfHtml } from '../../shared/text/quotes/visible-lines.ts';
import type { WrittenAs } from '../../shared/text/quotes/written-as.ts';
import { cutAtWord } from './cut.ts';

/** What the new text does not have, and how many lines that is. */
export type LeftOutLines = LeftOut & { readonly lines: number };

/** What the card tells of a source's text. */
export interface SourceText {
  /** The start of the whole text, and of the new text alone. Each fills two lines of a card. */
  readonly wholeStart: string;
  readonly newStart: string;
  readonly leftOut: LeftOutLines;
  /** Written in the new text, and in the mail that a forward carries, in order. */
  readonly dates: readonly WrittenDate[];
}

/** A text as HTML or plain text; `text` is called only without HTML. */
export interface WrittenForms {
  readonly html: string;
  readonly text: () => string;
  /** The tokens of `html`, if the caller has them already. */
  readonly tokens?: readonly HtmlToken[];
}

/** Reads a source's text for its card. `writtenAs`: null for an event, whose text has no history. */
export function readSourceText(
  forms: WrittenForms,
  { writtenAs, ...context }: DateContext & { readonly writtenAs: WrittenAs | null },
): SourceText {
  const { html, text, tokens = tokenizeShownHtml(html) } = forms;
  const whole = html === '' ? linesOfText(text()) : linesOfHtml(html, tokens);
  if (writtenAs === null) {
    const start = takeFirstLines(whole);
    return { wholeStart: start, newStart: start, leftOut: nothing, dates: findDates(whole.join('\n'), context) };
  }
  const { written, leftOut } = findNewLines({ html, text, tokens }, whole, writtenAs);
  return {
    wholeStart: startOf(whole),
    newStart: startOf(written),
    leftOut: { ...leftOut, lines: Math.max(0, whole.length - written.length) },
    dates: findDatesOfMail({ whole, written, writtenAs }, context),
  };
}

const nothing = { history: false, signature: false, lines: 0 };

function findNewLines(
  { html, text, tokens }: Required<WrittenForms>,
  whole: readonly string[],
  writtenAs: WrittenAs,
): { written: readonly string[]; leftOut: LeftOut } {
  const read = html === '' ? readNewText(text(), writtenAs) : readNewHtml(html, writtenAs, tokens);
  if (!read.leftOut.history && !read.leftOut.signature) return { written: whole, leftOut: read.leftOut };
  return { ...read, written: html === '' ? linesOfText(read.written) : linesOfHtml(read.written) };
}

interface ReadMail {
  readonly whole: readonly string[];
  readonly written: readonly string[];
  readonly writtenAs: WrittenAs;
}

/** What a colleague forwards asks as much as what is written above it. Its relative dates count from its own day. */
function findDatesOfMail({ whole, written, writtenAs }: ReadMail, context: DateContext): WrittenDate[] {
  const forwarded = findForwardedMail(whole, writtenAs);
  if (forwarded === null) return findDates(written.join('\n'), context);
  // Without new text the forwarded mail is the text.
  const remark = written.length === whole.length ? whole.slice(0, forwarded.start) : written;
  const [day = null] = findDates(forwarded.date, { ...context, relative: false });
  const itsContext = day === null ? { ...context, relative: false } : { ...context, writtenOn: day.day };
  const found = findDates(remark.join('\n'), context);
  const asked = findDates(forwarded.lines.join('\n'), itsContext);
  return [...found, ...asked.filter((date) => !found.some(({ day: same }) => same === date.day))];
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
