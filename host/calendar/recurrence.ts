import ICAL from 'ical.js';
import { dayTime, instantOfTime, occurrenceKey, type EventTime } from './event-time.ts';
import { expandRule } from './rule-expansion.ts';
import { day } from './rule-parts.ts';
import { isUtc, localFields, timeOf, zoneOfProperty, type TimeReader } from './property-time.ts';
import { asUtc, instantOf, localOf, utc, type LocalTime, type Zone } from './time-zone.ts';

/** Limit of an expansion: a rule may be endless, or never match a day. */
const maxOccurrences = 20_000;
/** Limit of RRULEs; RFC 5545 §3.8.5.3 advises against a second one. */
const maxRules = 10;

/** The recurrence set of a series (RRULE, RDATE, EXDATE). */
export interface Recurrence {
  /** RRULE, EXDATE and RDATE lines in the form of the Calendar API. */
  lines: string[];
  /** Starts in order, each once, without excluded ones, up to an instant. */
  starts(until: number): Generator<EventTime>;
  /** Starts of the rule that are excluded. */
  excludedStarts(until: number): Generator<EventTime>;
}

/** Reads the recurrence set of a VEVENT; null for a single event. An unreadable rule leaves the first occurrence. */
export function recurrenceOf(event: ICAL.Component, reader: TimeReader): Recurrence | null {
  const properties = ['rrule', 'rdate', 'exdate'].flatMap((name) => event.getAllProperties(name));
  const startProperty = event.getFirstProperty('dtstart');
  const start = startProperty ? timeOf(startProperty, reader)[0] : undefined;
  if (!startProperty || !start || !properties.some(({ name }) => name !== 'exdate')) return null;
  const zone = start.kind === 'day' ? utc : zoneOfStart(start, zoneOfProperty(startProperty, reader));
  const times = (name: string): EventTime[] =>
    event.getAllProperties(name).flatMap((property) => timeOf(property, reader));
  const series: Series = {
    start,
    zone,
    rules: event
      .getAllProperties('rrule')
      .slice(0, maxRules)
      .flatMap((property) => ruleOf(property, zone) ?? []),
    added: times('rdate'),
    excluded: new Set(times('exdate').map((time) => keyLike(time, { start, zone }))),
  };
  return {
    lines: properties.map((property) => property.toICALString()),
    starts: (until) => startsOf(series, until),
    excludedStarts: (until) => exclusionsOf(series, until),
  };
}

interface Series {
  start: EventTime;
  /** The zone in which the rule is expanded. */
  zone: Zone;
  rules: ICAL.Recur[];
  added: EventTime[];
  excluded: ReadonlySet<string>;
}

function zoneOfStart(start: EventTime & { kind: 'instant' }, written: Zone): Zone {
  return start.timeZone === 'UTC' ? utc : written;
}

/** The occurrence key of a time. A day becomes an instant, or an instant a day, when the start is of the other kind. */
export function keyLike(time: EventTime, { start, zone }: Pick<Series, 'start' | 'zone'>): string {
  if (time.kind === start.kind) return occurrenceKey(time);
  if (start.kind === 'day') return occurrenceKey(dayTime(time.kind === 'instant' ? wallOf(time.instant, zone) : 0));
  const day = localOf(time.kind === 'day' ? Date.parse(time.date) : 0);
  const { hour, minute, second } = localOf(wallOf(start.instant, zone));
  return occurrenceKey({ ...start, instant: instantOf({ ...day, hour, minute, second }, zone) });
}

function wallOf(instant: number, zone: Zone): number {
  return instant + zone.offsetOfLocal(localOf(instant + zone.offsetOfLocal(localOf(instant))));
}

/** UNTIL is converted to wall clock time in the start's zone; a DATE includes its whole day. */
function ruleOf(property: ICAL.Property, zone: Zone): ICAL.Recur | null {
  try {
    const rule: unknown = property.getFirstValue();
    if (!(rule instanceof ICAL.Recur)) return null;
    const { until } = rule;
    if (until && !until.isDate && isUtc(until)) {
      rule.until = wallClock(localOf(wallOf(asUtc(localFields(until)), zone)));
    } else if (until?.isDate === true) {
      rule.until = wallClock({ ...localFields(until), hour: 23, minute: 59, second: 59 });
    }
    return rule;
  } catch {
    return null;
  }
}

function wallClock(local: LocalTime): ICAL.Time {
  return new ICAL.Time({ ...local, isDate: false }, ICAL.Timezone.localTimezone);
}

function* startsOf(series: Series, until: number): Generator<EventTime> {
  const given = new Set<string>(series.excluded);
  const times = [...series.rules.flatMap((rule) => [...byRule(rule, series, until)]), series.start, ...series.added];
  for (const time of inOrder(times, until)) {
    const key = keyLike(time, series);
    if (given.has(key)) continue;
    given.add(key);
    yield time;
  }
}

function* exclusionsOf(series: Series, until: number): Generator<EventTime> {
  if (series.excluded.size === 0) return;
  for (const time of startsOf({ ...series, excluded: new Set() }, until)) {
    if (series.excluded.has(keyLike(time, series))) yield time;
  }
}

function inOrder(times: readonly EventTime[], until: number): EventTime[] {
  return times
    .filter((time) => instantOfTime(time, 'UTC') <= until)
    .sort((a, b) => instantOfTime(a, 'UTC') - instantOfTime(b, 'UTC'));
}

/** Until the instant, in the wall clock of the zone, there is a day more at most. */
function* byRule(rule: ICAL.Recur, { start, zone }: Series, until: number): Generator<EventTime> {
  const wall = start.kind === 'day' ? Date.parse(start.date) : wallOf(start.instant, zone);
  let count = 0;
  for (const time of expandRule(rule, wall, until + day)) {
    count += 1;
    if (count > maxOccurrences) return;
    yield start.kind === 'day' ? dayTime(time) : { ...start, instant: instantOf(localOf(time), zone) };
  }
}
