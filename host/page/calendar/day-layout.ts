import type { EventSummary } from '../../page-api.ts';
import { addDays, startOfDay } from './days.ts';

/** Minutes of a day that an event is given at least, so that it can be read and pressed. */
const shownMinutes = 30;
const dayMinutes = 24 * 60;

/** One event in the column of a day. Minutes on the wall clock from midnight; lanes lie side by side. */
export interface PlacedEvent {
  event: EventSummary;
  from: number;
  to: number;
  lane: number;
  lanes: number;
}

/** Whether an event touches a day. */
export function isOnDay({ allDay, start, end }: EventSummary, day: string): boolean {
  if (allDay) return start <= day && day < end;
  const [from, to] = [startOfDay(day).getTime(), startOfDay(addDays(day, 1)).getTime()];
  const [begins, ends] = [Date.parse(start), Date.parse(end)];
  // An event without a length touches the day on which it begins.
  return begins < to && (ends > from || begins >= from);
}

/** The timed events of a day; those that overlap share the width. */
export function placeEvents(events: readonly EventSummary[], day: string): PlacedEvent[] {
  const placed = events
    .filter((event) => !event.allDay && isOnDay(event, day))
    .map((event) => ({ event, ...minutesOn(day, event), lane: 0, lanes: 1 }))
    .sort((a, b) => a.from - b.from || b.to - a.to);
  for (const cluster of clusters(placed)) {
    const ends: number[] = [];
    for (const one of cluster) {
      const free = ends.findIndex((end) => end <= one.from);
      one.lane = free === -1 ? ends.length : free;
      ends[one.lane] = one.to;
    }
    for (const one of cluster) one.lanes = ends.length;
  }
  return placed;
}

/** Groups of events that overlap, directly or through events between them. */
function clusters(sorted: readonly PlacedEvent[]): PlacedEvent[][] {
  const found: PlacedEvent[][] = [];
  let end = -1;
  for (const one of sorted) {
    const last = found.at(-1);
    if (last !== undefined && one.from < end) last.push(one);
    else found.push([one]);
    end = Math.max(one.from < end ? end : -1, one.to);
  }
  return found;
}

function minutesOn(day: string, { start, end }: EventSummary): { from: number; to: number } {
  const midnight = startOfDay(day).getTime();
  const next = startOfDay(addDays(day, 1)).getTime();
  const from = Date.parse(start) < midnight ? 0 : wallMinutes(new Date(start));
  const to = Date.parse(end) >= next ? dayMinutes : wallMinutes(new Date(end));
  const begins = Math.min(from, dayMinutes - shownMinutes);
  return { from: begins, to: Math.max(to, begins + shownMinutes) };
}

function wallMinutes(instant: Date): number {
  return instant.getHours() * 60 + instant.getMinutes();
}
