import type { CalendarEvent, EventDetails } from './event.ts';
import { dayIn, instantOfTime, occurrenceKey, plusDays, type EventTime } from './event-time.ts';

/** What a person opens: a single event, or one occurrence of a series. */
export interface EventInstance {
  event: CalendarEvent;
  /** The details of this occurrence, with its own start and end. */
  details: EventDetails;
  /** The start that the recurrence rule gives, also when the occurrence was moved. Null for a single event. */
  originalStart: EventTime | null;
}

/** Google's id of an imported event: its UID in base32hex after an underscore. Google's own UIDs keep their id. */
export function eventIdOf(uid: string): string {
  const own = /^([a-v0-9]{5,1024})@google\.com$/.exec(uid)?.[1];
  return own ?? `_${base32hex(new TextEncoder().encode(uid))}`;
}

/** The id of a single event, or of an occurrence. */
export function instanceIdOf({ event, originalStart }: EventInstance): string {
  const id = eventIdOf(event.details.uid);
  return originalStart ? `${id}_${occurrenceKey(originalStart)}` : id;
}

const farAhead = Date.UTC(2200, 0, 1);

/** A time range in milliseconds since 1970, and the zone of its days. */
export interface Span {
  from: number;
  to: number;
  timeZone: string;
  /** Include deleted occurrences (EXDATE). */
  deleted?: boolean;
}

/** The occurrences that overlap a time range, ordered by start. Cancelled ones are included, with their status. */
export function instancesBetween(
  events: readonly CalendarEvent[],
  { from, to, timeZone, deleted = false }: Span,
): EventInstance[] {
  const touches = ({ details: { start, end } }: EventInstance): boolean => {
    const [begins, ends] = [instantOfTime(start, timeZone), instantOfTime(end, timeZone)];
    return begins < to && (ends > from || (begins === ends && begins === from));
  };
  return events
    .flatMap((event) => [...instancesOf(event, to), ...(deleted ? deletionsOf(event, to) : [])])
    .filter(touches)
    .sort((a, b) => instantOfTime(a.details.start, timeZone) - instantOfTime(b.details.start, timeZone));
}

/** The occurrences that begin no later than an instant, whether a rule or an override says so. */
function instancesOf(event: CalendarEvent, until: number): EventInstance[] {
  const horizon = event.changed.size === 0 ? until : Math.max(until, latestChange(event));
  return [...event.starts(horizon)].map((start) => instanceAt(event, start));
}

function deletionsOf(event: CalendarEvent, until: number): EventInstance[] {
  return [...event.excludedStarts(until)].map((start) => deletionAt(event, start));
}

/** A deleted occurrence: its original start, and the status cancelled. */
function deletionAt(event: CalendarEvent, start: EventTime): EventInstance {
  return { event, details: { ...moveTo(event.details, start), status: 'cancelled' }, originalStart: start };
}

/** The last start that an override replaces: it may move an occurrence from long after the range into it. */
function latestChange({ changed }: CalendarEvent): number {
  const keys = [...changed.keys()].map((key) => Date.parse(key.replace(/^(\d{4})(\d\d)(\d\d).*/, '$1-$2-$3')));
  return Math.max(...keys) + 2 * 86_400_000;
}

function instanceAt(event: CalendarEvent, start: EventTime): EventInstance {
  if (event.recurrence.length === 0) return { event, details: event.details, originalStart: event.originalStart };
  const changed = event.changed.get(occurrenceKey(start));
  return { event, details: changed ?? moveTo(event.details, start), originalStart: start };
}

function moveTo(details: EventDetails, start: EventTime): EventDetails {
  if (start.kind === 'day') {
    const days = (instantOfTime(details.end, 'UTC') - instantOfTime(details.start, 'UTC')) / 86_400_000;
    return { ...details, start, end: plusDays(start, days) };
  }
  const { start: first, end } = details;
  const length = first.kind === 'instant' && end.kind === 'instant' ? end.instant - first.instant : 0;
  return { ...details, start, end: { ...start, instant: start.instant + length } };
}

/**
 * The occurrence that the rule starts at `occurrence` (an ISO instant, or a day in `timeZone`); the first one when
 * `occurrence` is absent. Null when the series has none there.
 */
export function chooseInstance(
  event: CalendarEvent,
  { occurrence, timeZone }: { occurrence?: string | undefined; timeZone: string },
): EventInstance | null {
  const wanted = occurrence === undefined ? null : parseOccurrence(occurrence);
  if (occurrence !== undefined && !wanted) return null;
  if (!wanted) return firstInstance(event);
  const { originalStart } = event;
  if (originalStart && wanted.is(originalStart, timeZone)) return instanceAt(event, originalStart);
  return occurrenceOf(event, wanted.latest, (start) => wanted.is(start, timeZone));
}

/** A series with all occurrences excluded is represented by its own start. */
function firstInstance(event: CalendarEvent): EventInstance {
  const soon = instantOfTime(event.details.start, 'UTC') + 40 * 86_400_000;
  for (const horizon of [soon, farAhead]) {
    for (const start of event.starts(horizon)) return instanceAt(event, start);
  }
  for (const start of event.excludedStarts(soon)) return deletionAt(event, start);
  return instanceAt(event, event.details.start);
}

function parseOccurrence(
  occurrence: string,
): { latest: number; is(start: EventTime, timeZone: string): boolean } | null {
  const instant = Date.parse(occurrence);
  if (Number.isNaN(instant)) return null;
  const isDay = /^\d{4}-\d\d-\d\d$/.test(occurrence);
  return {
    latest: instant + 2 * 86_400_000,
    is: (start, timeZone) => {
      if (start.kind === 'day') return start.date === occurrence.slice(0, 10);
      return isDay ? dayIn(timeZone, start.instant) === occurrence : start.instant === instant;
    },
  };
}

/** Resolves an id of `eventIdOf` or `instanceIdOf` to the event, and its occurrence if the id has one. */
export function findById(
  events: readonly CalendarEvent[],
  id: string,
): { event: CalendarEvent; instance: EventInstance | null } | null {
  for (const event of events) {
    const base = eventIdOf(event.details.uid);
    if (id === base && !event.originalStart) return { event, instance: null };
    if (!id.startsWith(`${base}_`)) continue;
    const instance = instanceByKey(event, id.slice(base.length + 1));
    if (instance) return { event, instance };
  }
  return null;
}

function instanceByKey(event: CalendarEvent, key: string): EventInstance | null {
  const day = /^(\d{4})(\d\d)(\d\d)(?:T\d{6}Z)?$/.exec(key)?.slice(1).join('-');
  if (day === undefined || Number.isNaN(Date.parse(day))) return null;
  const is = (start: EventTime): boolean => occurrenceKey(start) === key;
  if (event.originalStart) return is(event.originalStart) ? instanceAt(event, event.originalStart) : null;
  return event.recurrence.length === 0 ? null : occurrenceOf(event, Date.parse(day) + 2 * 86_400_000, is);
}

/** Finds an occurrence that begins no later than an instant; a deleted one counts too. */
function occurrenceOf(event: CalendarEvent, until: number, is: (start: EventTime) => boolean): EventInstance | null {
  for (const start of event.starts(until)) {
    if (is(start)) return instanceAt(event, start);
  }
  const deleted = [...event.excludedStarts(until)].find(is);
  return deleted ? deletionAt(event, deleted) : null;
}

function base32hex(bytes: Uint8Array): string {
  let text = '';
  let bits = 0;
  let held = 0;
  for (const byte of bytes) {
    held = (held << 8) | byte;
    for (bits += 8; bits >= 5; bits -= 5) text += ((held >> (bits - 5)) & 31).toString(32);
    held &= (1 << bits) - 1;
  }
  return bits > 0 ? text + ((held << (5 - bits)) & 31).toString(32) : text;
}
