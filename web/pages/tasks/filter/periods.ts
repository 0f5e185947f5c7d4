import type { CreatedPeriod, DuePeriod } from '../../../../shared/tasks/task-list.ts';
import { dayNumber, isoDay, weekdayOf } from '../../../../shared/text/dates/calendar-days.ts';
import { zoneOffsets } from '../../../../shared/text/dates/local-time.ts';

/** Days `YYYY-MM-DD`, both included; null: no bound. */
export interface Days {
  readonly from: string | null;
  readonly to: string | null;
}

/** Resolves a relative period to days; weeks begin on Monday. */
export function daysOf(period: CreatedPeriod | DuePeriod, today: string): Days {
  const now = dayNumber(today);
  const monday = now - weekdayOf(now);
  const [from, to] = {
    overdue: [null, now - 1],
    today: [now, now],
    yesterday: [now - 1, now - 1],
    thisWeek: [monday, monday + 6],
    lastWeek: [monday - 7, monday - 1],
    nextWeek: [monday + 7, monday + 13],
    last30Days: [now - 29, now],
    next30Days: [now, now + 29],
  }[period] as [number | null, number];
  return { from: from === null ? null : isoDay(from), to: isoDay(to) };
}

/** The instant at which a day begins in a time zone. */
export function startOfDay(day: string, timeZone: string): string {
  const wall = Date.parse(`${day}T00:00:00Z`);
  const offset = zoneOffsets(timeZone)?.(wall) ?? 0;
  return new Date(wall - offset).toISOString();
}

/** The day after. */
export function nextDay(day: string): string {
  return isoDay(dayNumber(day) + 1);
}
