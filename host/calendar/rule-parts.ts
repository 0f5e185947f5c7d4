import ICAL from 'ical.js';

/** Lengths in milliseconds. */
export const second = 1000;
export const hour = 3600 * second;
export const day = 24 * hour;

/** The remainder that is never negative. */
export function mod(value: number, divisor: number): number {
  return ((value % divisor) + divisor) % divisor;
}

/** The numbers of a part such as BYHOUR, in order, each once; none when the rule has no such part. */
export function numbersOf(rule: ICAL.Recur, part: string): number[] {
  const values: unknown[] = rule.getComponent(part);
  return [...new Set(values.map(Number))].sort((one, other) => one - other);
}

/** A day of BYDAY: 0…6 from Sunday, and which one of its month or year; 0 is each, a negative one counts from the end. */
export interface Weekday {
  weekday: number;
  ordinal: number;
}

const weekdays = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'];

/** The days of BYDAY. */
export function weekdaysOf(rule: ICAL.Recur): Weekday[] {
  const values: unknown[] = rule.getComponent('BYDAY');
  return values.map((value) => {
    const written = String(value).toUpperCase();
    return { weekday: weekdays.indexOf(written.slice(-2)), ordinal: Number(written.slice(0, -2)) };
  });
}

/** The day that weeks begin with, 0…6 from Sunday. */
export function weekStartOf(rule: ICAL.Recur): number {
  return rule.wkst - ICAL.Time.SUNDAY;
}

/** The first day of the week that a time is in. */
export function weekOf(time: number, weekStart: number): number {
  const midnight = time - mod(time, day);
  return midnight - mod(new Date(midnight).getUTCDay() - weekStart, 7) * day;
}
