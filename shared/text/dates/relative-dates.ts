import type { FoundDay } from './absolute-dates.ts';
import { isoDay, lastDayOfMonth, monthOf, nextMonday, weekdayAfter, weekdayOf } from './calendar-days.ts';
import type { Tokens } from './date-tokens.ts';
import { counts, months, roundCounts, weekdays } from './date-words.ts';

const friday = 4;
const daysOfUnit: ReadonlyMap<string, number> = new Map([
  ...['jour', 'jours', 'j', 'day', 'days'].map((unit) => [unit, 1] as const),
  ...['semaine', 'semaines', 'week', 'weeks'].map((unit) => [unit, 7] as const),
]);
const hourUnits = new Set(['heure', 'heures', 'h', 'hour', 'hours']);
const monthUnits = new Set(['mois', 'month', 'months']);
const workingWords = new Set(['ouvre', 'ouvres', 'ouvrable', 'ouvrables', 'working', 'business']);
const periods: ReadonlyMap<string, number> = new Map([
  ['huitaine', 8],
  ['quinzaine', 15],
]);
const longestPeriod = 366;

/** Parses a relative date at the token `index`: "demain", "sous 8 jours", "by end of month". Null when there is none. */
export function readRelativeDateAt(tokens: Tokens, index: number, writtenOn: number): FoundDay | null {
  const word = tokens.at(index).text;
  const read = readers.get(word);
  return read === undefined ? null : read({ tokens, index, writtenOn });
}

interface Place {
  readonly tokens: Tokens;
  readonly index: number;
  readonly writtenOn: number;
}

const readers: ReadonlyMap<string, (place: Place) => FoundDay | null> = new Map([
  ['demain', readTomorrow],
  ['tomorrow', readTomorrow],
  ['apres', readDayAfterTomorrow],
  ['day', readDayAfterTomorrow],
  ['sous', readPeriod],
  ['dans', readPeriod],
  ['d', readPeriodAfterApostrophe],
  ['within', readPeriod],
  ['in', readPeriod],
  ['fin', readEndOfPeriod],
  ['end', readEndOfPeriod],
  ['eom', readShortEnd],
  ['eow', readShortEnd],
  ['semaine', readNextWeek],
  ['next', readNextWeek],
  ['a', readWeekOn],
  ['one', readWeekOn],
]);

function readTomorrow({ index, writtenOn }: Place): FoundDay {
  return { day: writtenOn + 1, end: index + 1 };
}

/** "après-demain", "the day after tomorrow" */
function readDayAfterTomorrow({ tokens, index, writtenOn }: Place): FoundDay | null {
  const next = tokens.next(index + 1);
  const end = follows(tokens, index + 1, ['after', 'tomorrow']) ?? follows(tokens, index + 1, ['-', 'demain']);
  if (end !== null) return { day: writtenOn + 2, end };
  return next.text === 'demain' ? { day: writtenOn + 2, end: index + 2 } : null;
}

/** "d’ici deux semaines" */
function readPeriodAfterApostrophe(place: Place): FoundDay | null {
  const next = place.index + 1;
  return place.tokens.next(next).text === 'ici' ? readPeriod({ ...place, index: next }) : null;
}

/** "sous 8 jours", "within 5 working days", "sous huitaine", "in a month", "dans les 10 jours" */
function readPeriod({ tokens, index, writtenOn }: Place): FoundDay | null {
  const start = ['les', 'the', 'next'].includes(tokens.next(index + 1).text) ? index + 2 : index + 1;
  const named = periods.get(tokens.next(start).text);
  if (named !== undefined) return { day: writtenOn + named, end: start + 1 };
  const round = readRoundCount(tokens, start);
  if (round !== null) return { day: writtenOn + round.days, end: round.end };
  const count = readCount(tokens, start);
  return count === null ? null : readUnit(tokens, count, writtenOn);
}

/** "une dizaine de jours", "une quinzaine", "a fortnight"; a round number of anything else is null. */
function readRoundCount(tokens: Tokens, index: number): { days: number; end: number } | null {
  const name = tokens.next(index + 1).text;
  const count = ['une', 'a', 'la'].includes(tokens.next(index).text) ? roundCounts.get(name) : undefined;
  if (count === undefined) return null;
  const unit = tokens.next(index + 2).text === 'de' ? daysOfUnit.get(tokens.next(index + 3).text) : undefined;
  if (unit !== undefined) return count * unit > longestPeriod ? null : { days: count * unit, end: index + 4 };
  return ['huitaine', 'quinzaine', 'fortnight'].includes(name) ? { days: count, end: index + 2 } : null;
}

function readCount(tokens: Tokens, index: number): { count: number; end: number } | null {
  const token = tokens.next(index);
  const count = token.kind === 'number' && token.text !== '' ? Number(token.text) : counts.get(token.text);
  return count === undefined || count === 0 || count > longestPeriod ? null : { count, end: index + 1 };
}

function readUnit(tokens: Tokens, { count, end }: { count: number; end: number }, writtenOn: number): FoundDay | null {
  const workingFirst = workingWords.has(tokens.next(end).text);
  const unit = workingFirst ? end + 1 : end;
  const workingLast = workingWords.has(tokens.next(unit + 1).text);
  const bare = workingLast ? unit + 2 : unit + 1;
  // "in two weeks’ time"
  const behind = tokens.next(bare).text === 'time' ? bare + 1 : bare;
  // "in 3 days ago", "dans les 3 jours précédents"
  if (['ago', 'precedents', 'derniers'].includes(tokens.next(behind).text)) return null;
  const day = addPeriod(writtenOn, { count, unit: tokens.next(unit).text, working: workingFirst || workingLast });
  return day === null ? null : { day, end: behind };
}

function addPeriod(
  from: number,
  { count, unit, working }: { count: number; unit: string; working: boolean },
): number | null {
  if (hourUnits.has(unit)) return from + Math.ceil(count / 24);
  if (monthUnits.has(unit)) return addMonths(from, count);
  const days = count * (daysOfUnit.get(unit) ?? NaN);
  if (!(days <= longestPeriod)) return null;
  return working ? addWorkingDays(from, days) : from + days;
}

/** Skips Saturdays and Sundays. */
function addWorkingDays(from: number, count: number): number {
  let day = from;
  for (let left = count; left > 0;) {
    day += 1;
    if (weekdayOf(day) <= friday) left -= 1;
  }
  return day;
}

/** The same day of a later month, or its last day. */
function addMonths(from: number, count: number): number {
  const { year, month } = monthOf(from);
  const dayOfMonth = Number(isoDay(from).slice(8));
  const last = lastDayOfMonth(year, month + count);
  return Math.min(last, last - Number(isoDay(last).slice(8)) + dayOfMonth);
}

/** "fin du mois", "fin novembre", "fin de semaine prochaine", "end of the week", "end of next month" */
function readEndOfPeriod(place: Place): FoundDay | null {
  const { tokens, index, writtenOn } = place;
  // "paiement à 30 jours fin de mois"
  if (['jours', 'j', 'days'].includes(tokens.at(index - 1).text)) return null;
  const unit = findUnitOfEnd(place);
  if (unit === null) return null;
  const behind = tokens.next(unit + 1).text;
  if (['dernier', 'derniere', 'passe', 'passee'].includes(behind)) return null;
  const postponed = behind === 'prochain' || behind === 'prochaine';
  const next = postponed || tokens.at(unit - 1).text === 'next';
  const day = endOf(tokens.next(unit).text, next ? 1 : 0, writtenOn);
  return day === null ? null : { day, end: postponed ? unit + 2 : unit + 1 };
}

/** The token of the period in "fin de la …", "end of the …". */
function findUnitOfEnd({ tokens, index }: Place): number | null {
  const linked = ['du', 'de', 'd', 'of'].includes(tokens.next(index + 1).text);
  if (!linked && tokens.at(index).text === 'end') return null;
  const next = linked ? index + 2 : index + 1;
  return ['la', 'l', 'the', 'this', 'next'].includes(tokens.next(next).text) ? next + 1 : next;
}

function endOf(unit: string, later: number, writtenOn: number): number | null {
  const { year, month } = monthOf(writtenOn);
  if (unit === 'mois' || unit === 'month') return lastDayOfMonth(year, month + later);
  if (unit === 'annee' || unit === 'year') return lastDayOfMonth(year + later, 12);
  if (unit === 'semaine' || unit === 'week') return endOfWeek(writtenOn, later);
  const named = months.get(unit);
  if (named === undefined) return null;
  return lastDayOfMonth(named < month ? year + 1 : year, named);
}

/** The Friday of the week; of the week that begins, for whoever writes after it. */
function endOfWeek(writtenOn: number, later: number): number {
  const ended = weekdayOf(writtenOn) > friday;
  return nextMonday(writtenOn) - 7 + friday + 7 * (ended ? Math.max(1, later) : later);
}

function readShortEnd({ tokens, index, writtenOn }: Place): FoundDay | null {
  const day = endOf(tokens.at(index).text === 'eom' ? 'month' : 'week', 0, writtenOn);
  return day === null ? null : { day, end: index + 1 };
}

/** "la semaine prochaine", "next week", "next Friday": of the week after this one. */
function readNextWeek({ tokens, index, writtenOn }: Place): FoundDay | null {
  const next = tokens.next(index + 1).text;
  const end = index + 2;
  if (tokens.at(index).text === 'semaine') return next === 'prochaine' ? { day: nextMonday(writtenOn), end } : null;
  if (next === 'week') return { day: nextMonday(writtenOn), end };
  const weekday = weekdays.get(next);
  return weekday === undefined ? null : { day: nextMonday(writtenOn) + weekday, end };
}

/** "a week on Monday": the Monday after the next one. */
function readWeekOn({ tokens, index, writtenOn }: Place): FoundDay | null {
  const end = follows(tokens, index + 1, ['week', 'on']) ?? follows(tokens, index + 1, ['week', 'from']);
  const weekday = end === null ? undefined : weekdays.get(tokens.next(end).text);
  return end === null || weekday === undefined ? null : { day: weekdayAfter(writtenOn, weekday) + 7, end: end + 1 };
}

/**
 * Parses a weekday alone at `index`: "vendredi prochain", "ce vendredi", "lundi en huit". `due`: a deadline word
 * precedes it.
 */
export function readWeekdayAt(place: Place, due: boolean): FoundDay | null {
  const { tokens, index, writtenOn } = place;
  const weekday = weekdays.get(tokens.at(index).text);
  if (weekday === undefined) return null;
  const day = weekdayAfter(writtenOn, weekday);
  const next = tokens.next(index + 1).text;
  if (next === 'prochain') return { day, end: index + 2 };
  // Of next week, and of the week after it.
  const eighth = follows(tokens, index + 1, ['en', 'huit']);
  if (eighth !== null) return { day: nextMonday(writtenOn) + weekday, end: eighth };
  const fifteenth = follows(tokens, index + 1, ['en', 'quinze']);
  if (fifteenth !== null) return { day: nextMonday(writtenOn) + 7 + weekday, end: fifteenth };
  const before = tokens.at(index - 1).text;
  if (['dernier', 'passe'].includes(next) || before === 'last') return null;
  return due || before === 'ce' || before === 'this' ? { day, end: index + 1 } : null;
}

/** The index after `words` if they are at `index`. */
function follows(tokens: Tokens, index: number, words: readonly string[]): number | null {
  return words.every((word, offset) => tokens.next(index + offset).text === word) ? index + words.length : null;
}
