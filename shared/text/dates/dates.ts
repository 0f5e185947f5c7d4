import { readDateAt, readRangeAt, type DateReading } from './absolute-dates.ts';
import { dayNumber, isoDay, weekdayOf } from './calendar-days.ts';
import { cueBefore } from './date-cues.ts';
import { readDayOfMonthAt, type FoundDayOfMonth } from './day-of-month.ts';
import { Tokens } from './date-tokens.ts';
import { shortWeekdays, weekdays } from './date-words.ts';
import { endsAttribution } from '../quotes/attributions.ts';
import { readRelativeDateAt, readWeekdayAt } from './relative-dates.ts';

/** A date of a text. */
export interface WrittenDate {
  /** `YYYY-MM-DD` */
  readonly day: string;
  /** The matched words on one line: "avant vendredi 27 novembre". */
  readonly words: string;
  /** The words make it a deadline. */
  readonly deadline: boolean;
}

export interface DateContext {
  /** The day on which the text was written, `YYYY-MM-DD`. */
  readonly writtenOn: string;
  /** False: that day is too uncertain for relative dates such as "demain". */
  readonly relative: boolean;
  /** Fallback for a text whose language is not recognized: whether 11/12 is in December or in November. */
  readonly language: 'fr' | 'en';
}

/**
 * The dates in a French or English text, in order. A repeated day has the words of its first deadline. Past dates are
 * included. Dates of attributions and mail headers are left out, and so are look-alikes (telephone numbers, prices,
 * versions) and dates that their weekday contradicts. Linear time; reads the first 20,000 characters only, some ten pages.
 */
export function findDates(text: string, { writtenOn, relative, language }: DateContext): WrittenDate[] {
  const start = dayNumber(writtenOn);
  if (Number.isNaN(start)) return [];
  const reading = { tokens: new Tokens(withoutMailHeaders(text.slice(0, longestText))), writtenOn: start, language };
  const found = new Map<number, WrittenDate>();
  for (let index = 0; index < reading.tokens.length; index++) {
    const date = readPhraseAt(reading, index, relative);
    if (date === null || (date.day !== null && date.day > lastDay)) continue;
    if (date.day !== null) {
      const cue = cueBefore(reading.tokens, index);
      const words = reading.tokens.words(cue.start, date.end);
      keep(found, date.day, { day: isoDay(date.day), words, deadline: cue.deadline });
    }
    index = date.end - 1;
  }
  return [...found.values()];
}

/** The last day with a four-digit year. */
const lastDay = dayNumber('9999-12-31');

function keep(found: Map<number, WrittenDate>, day: number, date: WrittenDate): void {
  const before = found.get(day);
  if (before === undefined || (date.deadline && !before.deadline)) found.set(day, date);
}

/**
 * Parses a date whose first word, weekday included, is the token `index`. `day` null: the weekday contradicts the date, so
 * that nobody knows which is meant.
 */
function readPhraseAt(reading: DateReading, index: number, relative: boolean): FoundDayOfMonth | null {
  const { tokens } = reading;
  const token = tokens.at(index);
  if (token.kind === 'mark') return null;
  const weekday = weekdays.get(token.text) ?? shortWeekdays.get(token.text) ?? null;
  const dated = weekday === null ? null : readDateWithWeekday(reading, index, weekday);
  if (dated !== null) return dated;
  const absolute = readDateAt(reading, { index, weekday: null }) ?? readRangeAt(reading, index);
  if (absolute !== null || !relative) return absolute;
  return readFromWritingAt(reading, index);
}

function readDateWithWeekday(reading: DateReading, index: number, weekday: number): FoundDayOfMonth | null {
  const dated = readDateAt(reading, { index: skipAfterWeekday(reading.tokens, index), weekday });
  return dated === null || weekdayOf(dated.day) === weekday ? dated : { day: null, end: dated.end };
}

/** Parses a date that counts from the day of writing: "vendredi 4", "avant le 5", "demain", "d’ici vendredi". */
function readFromWritingAt(reading: DateReading, index: number): FoundDayOfMonth | null {
  const { tokens, writtenOn } = reading;
  const weekday = weekdays.get(tokens.at(index).text) ?? null;
  const numbered = weekday === null ? index : skipAfterWeekday(tokens, index);
  const { deadline } = cueBefore(tokens, index);
  return (
    readDayOfMonthAt(reading, { index: numbered, weekday }) ??
    readRelativeDateAt(tokens, index, writtenOn) ??
    readWeekdayAt({ tokens, index, writtenOn }, deadline)
  );
}

/** "ven. 27", "vendredi, le 27", "Friday the 27th"; a point after a whole weekday ends the sentence. */
function skipAfterWeekday(tokens: Tokens, weekday: number): number {
  let next = weekday + 1;
  if (tokens.next(next).text === '.' && shortWeekdays.has(tokens.at(weekday).text)) next += 1;
  if (tokens.next(next).text === ',') next += 1;
  if (tokens.next(next).text === 'le' || tokens.next(next).text === 'the') next += 1;
  return next;
}

/** Characters that are read: opening a mail must stay fast. */
const longestText = 20_000;

const sentLabels = ['envoyé', 'envoyé le', 'sent', 'sent on'];
const otherLabels = ['de', 'from', 'à', 'to', 'objet', 'subject', 'expéditeur', 'cc'];

/** Removes lines with the date of a mail: "Sent: Monday…", "Le lun. 2 nov. 2026, Jeanne a écrit :". */
function withoutMailHeaders(text: string): string {
  const lines = text.split('\n');
  return lines.filter((_line, index) => !isMailHeader(lines, index)).join('\n');
}

function isMailHeader(lines: readonly string[], index: number): boolean {
  const label = labelOf(lines[index] ?? '');
  if (sentLabels.includes(label)) return true;
  if (label === 'date') {
    return [index - 1, index + 1].some((beside) => otherLabels.includes(labelOf(lines[beside] ?? '')));
  }
  const end = (lines[index] ?? '').slice(-40).trim().toLowerCase();
  return endsAttribution(end) || /^(?:sent on|envoyé le) /i.test((lines[index] ?? '').slice(0, 12));
}

/** "*Envoyé :* mardi" → "envoyé" */
function labelOf(line: string): string {
  const start = line.slice(0, 40);
  const colon = start.indexOf(':');
  return colon < 0 ? '' : start.slice(0, colon).split('*').join('').trim().toLowerCase();
}
