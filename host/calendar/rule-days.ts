import type ICAL from 'ical.js';
import { day, mod, numbersOf, weekdaysOf, weekOf, weekStartOf, type Weekday } from './rule-parts.ts';

type DayTest = (date: Date) => boolean;

/**
 * Which days a rule meets (RFC 5545 §3.3.10), by their midnight. What the rule leaves open is as on the day of `start`.
 * BYWEEKNO means the days whose own week has that number.
 */
export function dayFilter(rule: ICAL.Recur, start: number): (midnight: number) => boolean {
  const tests = testsOf(rule, new Date(start));
  return (midnight) => {
    const date = new Date(midnight);
    return tests.every((isMet) => isMet(date));
  };
}

/** A test for each part of the rule that limits its days, the cheapest first. */
function testsOf(rule: ICAL.Recur, start: Date): DayTest[] {
  const [months, monthDays, yearDays, weeks] = [
    numbersOf(rule, 'BYMONTH'),
    numbersOf(rule, 'BYMONTHDAY'),
    numbersOf(rule, 'BYYEARDAY'),
    numbersOf(rule, 'BYWEEKNO'),
  ];
  const weekdays = weekdaysOf(rule);
  if ([monthDays, yearDays, weeks, weekdays].every(({ length }) => length === 0)) {
    if (rule.freq === 'YEARLY' && months.length === 0) months.push(start.getUTCMonth() + 1);
    if (rule.freq === 'YEARLY' || rule.freq === 'MONTHLY') monthDays.push(start.getUTCDate());
    if (rule.freq === 'WEEKLY') weekdays.push({ weekday: start.getUTCDay(), ordinal: 0 });
  }
  const weekStart = weekStartOf(rule);
  const spanPlace = ordinalPlace(rule);
  const tests: [unknown[], DayTest][] = [
    [months, (date) => months.includes(date.getUTCMonth() + 1)],
    [weekdays, (date) => weekdays.some((wanted) => isWeekday(date, wanted, spanPlace))],
    [monthDays, (date) => isAt(placeInMonth(date), monthDays)],
    [yearDays, (date) => isAt(placeInYear(date), yearDays)],
    [weeks, (date) => isAt(placeOfWeek(date, weekStart), weeks)],
  ];
  return tests.flatMap(([limit, isMet]) => (limit.length > 0 ? [isMet] : []));
}

/** Where a day or a week stands in a span, from 1, and how many the span has. */
interface Place {
  number: number;
  of: number;
}

function isAt({ number, of }: Place, wanted: readonly number[]): boolean {
  return wanted.includes(number) || wanted.includes(number - of - 1);
}

/** An ordinal counts in the year, or in the month where the rule is monthly or names months; elsewhere it is ignored. */
function ordinalPlace(rule: ICAL.Recur): ((date: Date) => Place) | null {
  if (rule.freq === 'YEARLY' && numbersOf(rule, 'BYMONTH').length === 0) return placeInYear;
  return rule.freq === 'YEARLY' || rule.freq === 'MONTHLY' ? placeInMonth : null;
}

function isWeekday(date: Date, wanted: Weekday, spanPlace: ((date: Date) => Place) | null): boolean {
  if (date.getUTCDay() !== wanted.weekday) return false;
  if (wanted.ordinal === 0 || spanPlace === null) return true;
  const { number, of } = spanPlace(date);
  return Math.ceil((wanted.ordinal > 0 ? number : of - number + 1) / 7) === Math.abs(wanted.ordinal);
}

function placeInMonth(date: Date): Place {
  return {
    number: date.getUTCDate(),
    of: new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate(),
  };
}

function placeInYear(date: Date): Place {
  const [year, next] = [Date.UTC(date.getUTCFullYear(), 0), Date.UTC(date.getUTCFullYear() + 1, 0)];
  return { number: Math.floor((date.getTime() - year) / day) + 1, of: (next - year) / day };
}

/** A week belongs to the year that its fourth day is in: week 1 has at least four days of it. */
function placeOfWeek(date: Date, weekStart: number): Place {
  const { number, of } = placeInYear(new Date(weekOf(date.getTime(), weekStart) + 3 * day));
  const first = mod(number - 1, 7) + 1;
  return { number: (number - first) / 7 + 1, of: Math.floor((of - first) / 7) + 1 };
}
