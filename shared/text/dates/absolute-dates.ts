import { dayOfCalendar, monthOf, weekdayOf } from './calendar-days.ts';
import { cueBefore } from './date-cues.ts';
import type { Token, Tokens } from './date-tokens.ts';
import { months, ordinals } from './date-words.ts';

/** The context in which a date is parsed. */
export interface DateReading {
  readonly tokens: Tokens;
  /** The day on which the text was written, as a day number. */
  readonly writtenOn: number;
  /** Fallback for a text whose language is not recognized. */
  readonly language: 'fr' | 'en';
}

/** A date, with its first token and the token after it. */
export interface FoundDay {
  readonly day: number;
  readonly end: number;
}

/** Token to parse at, and a preceding weekday (Monday is 0), which resolves an ambiguous date. */
interface Place {
  readonly index: number;
  readonly weekday: number | null;
}

/** A date without a year is in the past if that is at most this many days ago, otherwise in the future. */
const longestPast = 120;
/** Beyond this many days in the future, a weekday that matches the past date decides for the past. */
const longestFuture = 180;

/**
 * Parses an absolute date at the token `index`, in figures or with a month's name: "27 novembre 2026", "27/11",
 * "27.11.2026", "1er décembre", "Nov 27, 2026", "27th of November", ISO 8601. Null when there is none.
 */
export function readDateAt(reading: DateReading, { index, weekday }: Place): FoundDay | null {
  const first = reading.tokens.at(index);
  if (first.kind === 'word') return readMonthFirst(reading, { index, weekday });
  if (first.kind !== 'number') return null;
  return (
    readIsoDate(reading, index) ??
    readDayAndMonth(reading, { index, weekday }) ??
    readFigures(reading, { index, weekday })
  );
}

const rangeWords: ReadonlyMap<string, string> = new Map([
  ['entre', 'et'],
  ['between', 'and'],
]);

/** Parses a range without the first month: "entre le 12 et le 15 mars", which is over on its last day. */
export function readRangeAt(reading: DateReading, index: number): FoundDay | null {
  const { tokens } = reading;
  const link = rangeWords.get(tokens.at(index).text);
  if (link === undefined) return null;
  const first = skipArticle(tokens, index + 1);
  const last = lastOfOrdinal(tokens, first);
  if (last === null || tokens.next(last + 1).text !== link) return null;
  return readDateAt(reading, { index: skipArticle(tokens, last + 2), weekday: null });
}

function skipArticle(tokens: Tokens, index: number): number {
  return ['le', 'the'].includes(tokens.next(index).text) ? index + 1 : index;
}

function readIsoDate({ tokens }: DateReading, index: number): FoundDay | null {
  const { start } = tokens.at(index);
  const written = /^(\d{4})-(\d\d)-(\d\d)(?!\d)/.exec(tokens.text.slice(start, start + 11));
  if (written === null || !standsAlone(tokens, { from: index, to: index + 5 })) return null;
  const day = dayOfCalendar(Number(written[1]), Number(written[2]), Number(written[3]));
  return day === null ? null : { day, end: index + 5 };
}

/** "27 novembre 2026", "1er décembre", "27th of November", "27-nov-26". */
function readDayAndMonth(reading: DateReading, { index, weekday }: Place): FoundDay | null {
  const { tokens } = reading;
  if (isPartOfNumber(tokens, index)) return null;
  let next = index + 1;
  if (tokens.adjacentAt(next).kind === 'word' && ordinals.has(tokens.adjacentAt(next).text)) next += 1;
  if (tokens.next(next).text === 'of') next += 1;
  const hyphen = tokens.adjacentAt(next).text === '-';
  const month = months.get(tokens.next(hyphen ? next + 1 : next).text);
  if (month === undefined) return null;
  const monthIndex = hyphen ? next + 1 : next;
  const written = yearAfter(tokens, monthIndex, hyphen);
  const day = resolveDay(reading, { year: written.year, month, day: Number(tokens.at(index).text) }, weekday);
  return day === null ? null : { day, end: written.end };
}

/** "Nov 27, 2026", "November 27th". A lower-case "may 5" is a verb with an object. */
function readMonthFirst(reading: DateReading, { index, weekday }: Place): FoundDay | null {
  const { tokens } = reading;
  const name = tokens.at(index);
  const month = months.get(name.text);
  if (month === undefined || !/^\p{Lu}/u.test(tokens.text.slice(name.start, name.start + 2))) return null;
  const number = tokens.next(index + 1).text === '.' ? index + 2 : index + 1;
  const last = lastOfOrdinal(tokens, number);
  if (last === null) return null;
  const written = yearAfter(tokens, last, false);
  const day = resolveDay(reading, { year: written.year, month, day: Number(tokens.at(number).text) }, weekday);
  return day === null ? null : { day, end: written.end };
}

/** The last token of a day: "27", "27th"; null for "27.5", "10:30" and "27km". */
function lastOfOrdinal(tokens: Tokens, index: number): number | null {
  const { kind, text } = tokens.next(index);
  const beside = tokens.adjacentAt(index + 1);
  if (kind !== 'number' || !isShort(text)) return null;
  if (beside.kind === 'word') return ordinals.has(beside.text) ? index + 1 : null;
  const goesOn = ['.', ':', '/'].includes(beside.text) && tokens.adjacentAt(index + 2).kind === 'number';
  return goesOn ? null : index;
}

/** The year after day and month, with or without a comma; two digits only after a hyphen. */
function yearAfter(tokens: Tokens, index: number, hyphen: boolean): { year: number | null; end: number } {
  if (hyphen) {
    const bound = tokens.adjacentAt(index + 1).text === '-' ? tokens.adjacentAt(index + 2) : null;
    return bound?.kind === 'number' && bound.text !== ''
      ? { year: toFullYear(bound.text), end: index + 3 }
      : { year: null, end: index + 1 };
  }
  const dotted = tokens.adjacentAt(index + 1).text === '.' ? index + 2 : index + 1;
  const next = tokens.next(dotted).text === ',' ? dotted + 1 : dotted;
  const year = tokens.next(next);
  if (year.kind === 'number' && /^2[01]\d\d$/.test(year.text)) return { year: Number(year.text), end: next + 1 };
  return { year: null, end: index + 1 };
}

/** "27/11/2026", "27.11.2026", "27-11-2026", "27/11". With points the day comes first; otherwise the language decides. */
function readFigures(reading: DateReading, { index, weekday }: Place): FoundDay | null {
  const { tokens } = reading;
  const span = readFigureSpan(tokens, { index, weekday });
  if (span === null || !standsAlone(tokens, { from: index, to: span.end })) return null;
  const candidates = ordersOf(reading, index).flatMap(([day, month]) => {
    const written = { year: toFullYear(span.year), month: Number(month.text), day: Number(day.text) };
    return resolveDay(reading, written, weekday) ?? [];
  });
  const day = candidates.find((candidate) => weekdayOf(candidate) === weekday) ?? candidates[0];
  return day === undefined ? null : { day, end: span.end };
}

/** Two numbers and an optional year from `index` on. "27/11" is a date only after a cue word. */
function readFigureSpan(tokens: Tokens, { index, weekday }: Place): { year: string; end: number } | null {
  const [first, mark, second] = [tokens.at(index), tokens.adjacentAt(index + 1), tokens.adjacentAt(index + 2)];
  if (!figureMarks.has(mark.text) || !isShort(first.text) || !isShort(second.text)) return null;
  const year = tokens.adjacentAt(index + 3).text === mark.text ? tokens.adjacentAt(index + 4).text : '';
  const introduced = year !== '' || weekday !== null || cueBefore(tokens, index).believable;
  if (!introduced || !isYearOf(mark.text, year)) return null;
  return { year, end: year === '' ? index + 3 : index + 5 };
}

const figureMarks = new Set(['/', '.', '-']);

function isShort(text: string): boolean {
  return /^\d\d?$/.test(text);
}

/** With points or hyphens a full year is required: otherwise it is a version, price or chapter. */
function isYearOf(mark: string, year: string): boolean {
  return /^2[01]\d\d$/.test(year) || (mark === '/' && (year === '' || year.length === 2));
}

/** The two numbers as [day, month], the likelier order first. */
function ordersOf({ tokens, language }: DateReading, index: number): [Token, Token][] {
  const [first, mark, second] = [tokens.at(index), tokens.at(index + 1), tokens.at(index + 2)];
  const both: [Token, Token][] = [
    [first, second],
    [second, first],
  ];
  const dayFirst = mark.text === '.' || (tokens.language(index) ?? language) === 'fr';
  return dayFirst ? both : both.reverse();
}

function toFullYear(text: string): number | null {
  if (text === '') return null;
  return text.length === 2 ? 2000 + Number(text) : Number(text);
}

/** The calendar day; a missing year is the one that `longestPast` and `longestFuture` choose. */
function resolveDay(
  { writtenOn }: DateReading,
  { year, month, day }: { year: number | null; month: number; day: number },
  weekday: number | null,
): number | null {
  if (year !== null) return dayOfCalendar(year, month, day);
  const { year: current } = monthOf(writtenOn);
  const around = [current - 1, current, current + 1].flatMap((each) => dayOfCalendar(each, month, day) ?? []);
  const next = around.findIndex((candidate) => candidate >= writtenOn - longestPast);
  const [last, found] = [around[next - 1], around[next]];
  if (found === undefined) return null;
  const pastIsMeant = found > writtenOn + longestFuture && last !== undefined && weekdayOf(last) === weekday;
  return pastIsMeant && weekdayOf(found) !== weekday ? last : found;
}

/** Not part of a longer token: "06.27.11.2026", "v27/11/2026" and "12,27/11" are no dates. */
function standsAlone(tokens: Tokens, { from, to }: { from: number; to: number }): boolean {
  const before = tokens.text.charAt(tokens.at(from).start - 1);
  const { end } = tokens.at(to - 1);
  const [after, beyond] = [tokens.text.charAt(end), tokens.text.charAt(end + 1)];
  if (/[\p{L}\p{N}_./\\@#+€$£%=:,-]/u.test(before) || /[\p{N}_/\\@€$£%-]/u.test(after)) return false;
  return !/[.,:]/.test(after) || !/[\p{L}\p{N}]/u.test(beyond);
}

/** A number after a point, currency sign or letter is no day: "12.27 novembre". */
function isPartOfNumber(tokens: Tokens, index: number): boolean {
  const token = tokens.at(index);
  if (!isShort(token.text)) return true;
  return /[\p{L}\p{N}_.,:#€$£+=]/u.test(tokens.text.charAt(token.start - 1));
}
