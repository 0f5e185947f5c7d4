import { asUtc, localOf, offsetAt } from './time-zone.ts';

/** A whole day (`date` is YYYY-MM-DD), or an instant in milliseconds since 1970 with the zone it was written in. */
export type EventTime =
  | { kind: 'day'; date: string }
  | { kind: 'instant'; instant: number; /** IANA; null: the reader's. */ timeZone: string | null };

const dayLength = 86_400_000;

export function dayTime(milliseconds: number): EventTime {
  return { kind: 'day', date: new Date(milliseconds).toISOString().slice(0, 10) };
}

/** Milliseconds since 1970, to order times by. A day begins at midnight in `timeZone`. */
export function instantOfTime(time: EventTime, timeZone: string): number {
  if (time.kind === 'instant') return time.instant;
  const midnight = Date.parse(time.date);
  return midnight - offsetAt(timeZone, midnight);
}

export function plusDays(time: EventTime, days: number): EventTime {
  return time.kind === 'day'
    ? dayTime(Date.parse(time.date) + days * dayLength)
    : { ...time, instant: time.instant + days * dayLength };
}

/** The suffix of an occurrence's id on Google: `20240131T090000Z`, or `20240131` for a whole day. */
export function occurrenceKey(time: EventTime): string {
  if (time.kind === 'day') return time.date.replaceAll('-', '');
  return new Date(time.instant).toISOString().replace(/[-:]|\.\d+/g, '');
}

/** RFC 3339 in a time zone, e.g. `2024-01-31T10:00:00+01:00`; `Z` in UTC. */
export function rfc3339(instant: number, timeZone: string): string {
  const offset = offsetAt(timeZone, instant);
  const wall = new Date(instant + offset).toISOString().slice(0, 19);
  if (offset === 0) return `${wall}Z`;
  const minutes = Math.abs(Math.trunc(offset / 60_000));
  const [hour, minute] = [Math.trunc(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0'));
  return `${wall}${offset < 0 ? '-' : '+'}${hour ?? ''}:${minute ?? ''}`;
}

/** The calendar day of an instant in a time zone, as YYYY-MM-DD. */
export function dayIn(timeZone: string, instant: number): string {
  const { year, month, day } = localOf(instant + offsetAt(timeZone, instant));
  return new Date(asUtc({ year, month, day, hour: 0, minute: 0, second: 0 })).toISOString().slice(0, 10);
}
