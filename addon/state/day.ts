import { daysIn } from './calendar-day.ts';

/** A day of the user's calendar; its end is the start of the next one. ISO 8601 in UTC with milliseconds. */
export interface Day {
  readonly start: string;
  readonly end: string;
}

const hour = 3_600_000;

/** The day in which `now` (milliseconds since the epoch) falls in a time zone: 23 to 25 hours long when clocks change. */
export function dayOf(now: number, timeZone: string): Day {
  const dateAt = daysIn(timeZone);
  const start = startOfDay(now, dateAt);
  // 30 hours: beyond the longest day, within two short ones.
  return { start: toIso(start), end: toIso(startOfDay(start + 30 * hour, dateAt)) };
}

function startOfDay(now: number, dateAt: (instant: number) => string): number {
  const date = dateAt(now);
  // UTC offsets are within 15 hours and change on quarters of an hour. Where clocks skip midnight, the day starts
  // later.
  let start = Date.parse(`${date}T00:00:00Z`) - 15 * hour;
  while (dateAt(start) < date) start += hour;
  while (dateAt(start - hour / 4) === date) start -= hour / 4;
  return start;
}

function toIso(instant: number): string {
  return new Date(instant).toISOString();
}
