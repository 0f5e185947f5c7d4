import type ICAL from 'ical.js';
import { dayFilter } from './rule-days.ts';
import { day, hour, mod, numbersOf, second, weekOf, weekStartOf } from './rule-parts.ts';

/** Limit of the periods that are looked at: a rule may be endless, or never meet a day. */
const maxPeriods = 200_000;

/**
 * The times of an RRULE (RFC 5545 §3.3.10) from `start` to `horizon`, in order, each once. Times are wall clock times as
 * if they were UTC, in milliseconds since 1970, UNTIL included. The start is among them when the rule meets it.
 */
export function* expandRule(rule: ICAL.Recur, start: number, horizon: number): Generator<number> {
  const end = Math.min(horizon, rule.until ? wallOf(rule.until) : Number.POSITIVE_INFINITY);
  const positions = numbersOf(rule, 'BYSETPOS');
  let left = rule.count ?? Number.POSITIVE_INFINITY;
  let periods = 0;
  for (const period of periodsOf(rule, start)) {
    periods += 1;
    if (period.from > end || periods > maxPeriods) return;
    for (const time of atPositions(period.times(), positions)) {
      if (time < start) continue;
      if (time > end || left <= 0) return;
      left -= 1;
      yield time;
    }
  }
}

function wallOf(time: ICAL.Time): number {
  return Date.UTC(time.year, time.month - 1, time.day, time.hour, time.minute, time.second);
}

/** BYSETPOS: the times at these positions, from 1, negative from the end; all when there are none. */
function atPositions(times: number[], positions: readonly number[]): number[] {
  if (positions.length === 0) return times;
  const chosen = positions.flatMap((position) => times.at(position > 0 ? position - 1 : position) ?? []);
  return [...new Set(chosen)].sort((one, other) => one - other);
}

/** One step of the frequency: a year, a month … and its times that the rule meets, in order. */
interface Period {
  from: number;
  times(): number[];
}

function periodsOf(rule: ICAL.Recur, start: number): Generator<Period> {
  const unit = unitLengths[rule.freq];
  return unit === undefined ? wholeDays(rule, start) : partsOfDays(rule, { start, unit });
}

/** Years, months, weeks and days: each of their days that the rule meets, at each of its times. */
function* wholeDays(rule: ICAL.Recur, start: number): Generator<Period> {
  const isMet = dayFilter(rule, start);
  const clock = timesWithin(day, rule, start);
  for (let steps = 0; ; steps += rule.interval) {
    const [from, to] = daysAfter(rule, { start, steps });
    if (Number.isNaN(to)) return;
    const days = Array.from({ length: (to - from) / day }, (_, position) => from + position * day);
    yield { from, times: () => days.filter(isMet).flatMap((each) => clock.map((time) => each + time)) };
  }
}

/** The period that is so many years, months, weeks or days after the start's: its first day, and the day after it. */
function daysAfter(rule: ICAL.Recur, { start, steps }: { start: number; steps: number }): [number, number] {
  const [year, month] = [new Date(start).getUTCFullYear(), new Date(start).getUTCMonth()];
  if (rule.freq === 'YEARLY') return [Date.UTC(year + steps, 0), Date.UTC(year + steps + 1, 0)];
  if (rule.freq === 'MONTHLY') return [Date.UTC(year, month + steps), Date.UTC(year, month + steps + 1)];
  const length = rule.freq === 'WEEKLY' ? 7 * day : day;
  const first = rule.freq === 'WEEKLY' ? weekOf(start, weekStartOf(rule)) : start - mod(start, day);
  const from = first + steps * length;
  return [from, new Date(from + length).getTime()];
}

/** Lengths of the frequencies that divide a day. */
const unitLengths: Readonly<Record<string, number>> = { HOURLY: hour, MINUTELY: 60 * second, SECONDLY: second };

/** Hours, minutes or seconds. Where a longer unit is not met, the next one of that length follows at once. */
function* partsOfDays(rule: ICAL.Recur, { start, unit }: { start: number; unit: number }): Generator<Period> {
  const limits = [
    { length: day, isMet: rememberLast(dayFilter(rule, start)) },
    ...clockParts.map(({ name, length, within }) => {
      const wanted = new Set(numbersOf(rule, name));
      return { length, isMet: (from: number) => wanted.size === 0 || wanted.has(mod(from, within) / length) };
    }),
  ].filter(({ length }) => length >= unit);
  const clock = timesWithin(unit, rule, start);
  const step = unit * rule.interval;
  for (let from = start - mod(start, unit); !Number.isNaN(new Date(from).getTime());) {
    const at = from;
    const missed = limits.find(({ length, isMet }) => !isMet(at - mod(at, length)));
    yield { from, times: () => (missed ? [] : clock.map((time) => at + time)) };
    const wait = missed ? missed.length - mod(from, missed.length) : 0;
    from += step * Math.max(1, Math.ceil(wait / step));
  }
}

function rememberLast(isMet: (day: number) => boolean): (day: number) => boolean {
  let last = Number.NaN;
  let answer = false;
  return (day) => {
    if (day !== last) [last, answer] = [day, isMet(day)];
    return answer;
  };
}

const clockParts = [
  { name: 'BYHOUR', length: hour, within: day },
  { name: 'BYMINUTE', length: 60 * second, within: hour },
  { name: 'BYSECOND', length: second, within: 60 * second },
];

/** The times within a day, an hour or a minute, in order: of each shorter part those of the rule, or the start's. */
function timesWithin(unit: number, rule: ICAL.Recur, start: number): number[] {
  return clockParts
    .filter(({ length }) => length < unit)
    .reduce(
      (times, { name, length, within }) => {
        const given = numbersOf(rule, name).filter((value) => value * length < within);
        const values = given.length === 0 ? [Math.floor(mod(start, within) / length)] : given;
        return times.flatMap((time) => values.map((value) => time + value * length));
      },
      [0],
    );
}
