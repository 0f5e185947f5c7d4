import { createHash } from 'node:crypto';
import type ICAL from 'ical.js';
import { readCalendarText } from './calendar-text.ts';
import type { CalendarEvent, EventDetails } from './event.ts';
import { detailsOf, timeProperty } from './event-details.ts';
import { occurrenceKey, type EventTime } from './event-time.ts';
import { keyLike, recurrenceOf } from './recurrence.ts';
import { zoneOfProperty, type TimeReader } from './property-time.ts';
import { ianaZone, utc } from './time-zone.ts';
import { ianaNameOf } from './zone-names.ts';

interface ReadEvent {
  component: ICAL.Component;
  details: EventDetails;
  /** Its RECURRENCE-ID; null for a series and for a single event. */
  recurrenceId: EventTime | null;
}

/**
 * The events of a calendar file, in its order: series with their overridden occurrences, and single events. Of two
 * versions of one event the newer wins (SEQUENCE, then position in the file). `timeZone` is the reader's, for floating
 * times. Never throws.
 */
export function parseCalendar(raw: Uint8Array, timeZone: string): CalendarEvent[] {
  const { method, zones, events, timeZone: named } = readCalendarText(raw);
  const floating = ianaZone((named === null ? null : ianaNameOf(named)) ?? timeZone);
  const reader: TimeReader = { method, zones, floating };
  const read = events.flatMap((component, index) => readEvent(component, index, reader) ?? []);
  const masters = newest(
    read.filter(({ recurrenceId }) => recurrenceId === null),
    ({ details }) => details.uid,
  );
  const known = new Set(masters.map(({ details }) => details.uid));
  const changes = read.filter(({ recurrenceId }) => recurrenceId !== null);
  const orphans = newest(
    changes.filter(({ details }) => !known.has(details.uid)),
    ({ details, recurrenceId }) => `${details.uid} ${recurrenceId ? occurrenceKey(recurrenceId) : ''}`,
  );
  return [
    ...masters.map((master) => series(master, changes, reader)),
    ...orphans.map(({ details, recurrenceId }) => single(details, recurrenceId)),
  ];
}

/** An event without a UID is identified by its position in the file, and across files by its text. */
function readEvent(component: ICAL.Component, index: number, reader: TimeReader): ReadEvent | null {
  const details = detailsOf(component, reader);
  if (!details) return null;
  const hash = (): string => createHash('sha256').update(component.toString()).digest('hex').slice(0, 12);
  const uid = details.uid === '' ? `event-${String(index + 1)}-${hash()}` : details.uid;
  return { component, details: { ...details, uid }, recurrenceId: timeProperty(component, 'recurrence-id', reader) };
}

function newest(events: readonly ReadEvent[], keyOf: (event: ReadEvent) => string): ReadEvent[] {
  const kept = new Map<string, ReadEvent>();
  for (const event of events) {
    const key = keyOf(event);
    const before = kept.get(key);
    if (!before || before.details.sequence <= event.details.sequence) kept.set(key, event);
  }
  return [...kept.values()];
}

function series({ component, details }: ReadEvent, changes: readonly ReadEvent[], reader: TimeReader): CalendarEvent {
  const recurrence = recurrenceOf(component, reader);
  if (!recurrence) return single(details, null);
  const start = component.getFirstProperty('dtstart');
  const zone = start && details.start.kind === 'instant' ? zoneOfProperty(start, reader) : utc;
  const key = ({ recurrenceId }: ReadEvent): string =>
    recurrenceId ? keyLike(recurrenceId, { start: details.start, zone }) : '';
  const own = newest(
    changes.filter((change) => change.details.uid === details.uid),
    key,
  );
  return {
    details,
    recurrence: recurrence.lines,
    starts: (until) => recurrence.starts(until),
    excludedStarts: (until) => recurrence.excludedStarts(until),
    changed: new Map(own.map((change) => [key(change), change.details])),
    originalStart: null,
  };
}

function single(details: EventDetails, originalStart: EventTime | null): CalendarEvent {
  return {
    details,
    recurrence: [],
    starts: () => [details.start],
    excludedStarts: () => [],
    changed: new Map(),
    originalStart,
  };
}
