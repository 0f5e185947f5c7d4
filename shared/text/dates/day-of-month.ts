import type { DateReading } from './absolute-dates.ts';
import { dayOfCalendar, lastDayOfMonth, monthOf, weekdayOf } from './calendar-days.ts';
import { cueBefore } from './date-cues.ts';
import type { Tokens } from './date-tokens.ts';
import { ordinals } from './date-words.ts';

/** A day of no named month, and the token after it. `day` null: its weekday is that of no such day around. */
export interface FoundDayOfMonth {
  readonly day: number | null;
  readonly end: number;
}

interface Place {
  readonly index: number;
  /** The weekday before the number, Monday is 0; null without one. */
  readonly weekday: number | null;
}

/** A weekday with a day that is over is about one of the last days. */
const longestPast = 31;

/**
 * Parses a day of the month whose number is the token `index`: "avant le 5", "by the 5th", "vendredi 4", "le 15 du mois
 * prochain". It is the next such day, or, with a weekday that only the last one has, the last. Null for a number that no
 * deadline word, weekday or month makes a day, and for one that counts something: "avant le 5 pages".
 */
export function readDayOfMonthAt(reading: DateReading, place: Place): FoundDayOfMonth | null {
  const { tokens } = reading;
  const { index, weekday } = place;
  const last = lastOfNumber(tokens, index);
  if (last === null) return null;
  const month = readMonthAfter(tokens, last + 1);
  if (month !== null) return { day: findDay(reading, place, month.later), end: month.end };
  const introduced = weekday !== null || isDeadline(tokens, index, last);
  return introduced && endsThere(tokens, last) ? { day: findDay(reading, place, null), end: last + 1 } : null;
}

/** The day of the month that is `later` months after that of writing; null: the next such day, or the last. */
function findDay({ tokens, writtenOn }: DateReading, { index, weekday }: Place, later: number | null): number | null {
  const dayOfMonth = Number(tokens.at(index).text);
  const dayAfter = (months: number) => dayOfMonthAfter(writtenOn, months, dayOfMonth);
  const fits = (day: number | null) => day !== null && (weekday === null || weekdayOf(day) === weekday);
  if (later !== null) return fits(dayAfter(later)) ? dayAfter(later) : null;
  // Of two months that follow each other, one has 31 days.
  const next = [0, 1, 2].map(dayAfter).find((day) => day !== null && day >= writtenOn) ?? null;
  if (weekday === null || fits(next)) return next;
  const last = [0, -1].map(dayAfter).find((day) => day !== null && day < writtenOn) ?? null;
  return last !== null && last >= writtenOn - longestPast && fits(last) ? last : null;
}

/** A day of the month that is `months` after that of `from`; null when that month has no such day. */
function dayOfMonthAfter(from: number, months: number, dayOfMonth: number): number | null {
  const { year, month } = monthOf(lastDayOfMonth(monthOf(from).year, monthOf(from).month + months));
  return dayOfCalendar(year, month, dayOfMonth);
}

/** The last token of a day: "5", "1er", "5th"; null for "5h", "5e" and "5,5". */
function lastOfNumber(tokens: Tokens, index: number): number | null {
  const { kind, text, start } = tokens.next(index);
  if (kind !== 'number' || !/^\d\d?$/.test(text)) return null;
  if (/[\p{L}\p{N}_.,:#€$£+=/-]/u.test(tokens.text.charAt(start - 1))) return null;
  const beside = tokens.adjacentAt(index + 1);
  if (beside.kind !== 'word') return index;
  return beside.text !== 'e' && ordinals.has(beside.text) ? index + 1 : null;
}

/** "avant le 5", "d’ici au 5", "by the 5th" */
function isDeadline(tokens: Tokens, index: number, last: number): boolean {
  const article = tokens.at(index - 1).text;
  const introduced = article === 'the' ? last > index : article === 'le' || article === 'au';
  return introduced && cueBefore(tokens, index).deadline;
}

/** Words for the month of a day, and how many months it is after that of writing; null: whichever comes next. */
const monthsAfter: readonly (readonly [words: readonly string[], later: number | null])[] = [
  [['du', 'mois', 'prochain'], 1],
  [['du', 'mois', 'suivant'], 1],
  [['of', 'next', 'month'], 1],
  [['de', 'ce', 'mois'], 0],
  [['of', 'this', 'month'], 0],
  [['courant'], 0],
  [['du', 'mois'], null],
  [['of', 'the', 'month'], null],
];

function readMonthAfter(tokens: Tokens, index: number): { later: number | null; end: number } | null {
  const found = monthsAfter.find(([words]) => words.every((word, offset) => tokens.next(index + offset).text === word));
  return found === undefined ? null : { later: found[1], end: index + found[0].length };
}

const closingMarks = new Set(['.', ',', ';', ':', '!', '?', ')', '"', '»', '”', '–', '—', '-', '…']);
/** Words after a day, where the word of a thing would make it a number of things. */
const followingWords = new Set(
  (
    'si pour afin et ou svp stp merci a au aux matin midi soir inclus compris maximum max dernier dans sinon car avec sans ' +
    'chez par comme que puis donc at if to and or for please so morning noon latest would will i we you because since ' +
    'with by before'
  ).split(' '),
);

/** Whether the day ends after the token `last`: no unit, no thing and no further number follows. */
function endsThere(tokens: Tokens, last: number): boolean {
  const after = tokens.next(last + 1);
  const { end } = tokens.at(last);
  if (tokens.text.slice(end, after.start).includes('\n')) return true;
  if (after.kind === 'word') return followingWords.has(after.text);
  if (after.kind === 'number') return false;
  if (after.text === '') return true;
  return closingMarks.has(after.text) && tokens.adjacentAt(last + 2).kind !== 'number';
}
