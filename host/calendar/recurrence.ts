import ICAL from 'ical.js';
import { dayTime, instantOfTime, occurrenceKey, type EventTime } from './event-time.ts';
import { isUtc, localFields, timeOf, zoneOfProperty, type TimeReader } from './property-time.ts';
import { asUtc, instantOf, localOf, utc, type LocalTime, type Zone } from './time-zone.ts';

/** Nobody looks further, and a rule without an end, or one that never meets a day, must come to one. */
const maxOccurrences = 20_000;
/** Days, hours… that one rule looks at. ical.js looks for ever for a day that never comes, as 30 February. */
const maxSteps = 50_000;
/** RFC 5545 §3.8.5.3 advises against a second one. */
const maxRules = 10;

/** How a series recurs. */
export interface Recurrence {
  /** As the Calendar API writes it: RRULE, EXDATE and RDATE lines. */
  lines: string[];
  /** Starts in order, each once, without the excluded ones, up to an instant. */
  starts(until: number): Generator<EventTime>;
  /** Those that are excluded although the rule has them. */
  excludedStarts(until: number): Generator<EventTime>;
}

/** Reads how a VEVENT recurs; null for a single event. A rule that cannot be read leaves its first occurrence. */
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
    excludedStarts: (until) => excludedOf(series, until),
  };
}

interface Series {
  start: EventTime;
  /** In which the rule counts its days. */
  zone: Zone;
  rules: ICAL.Recur[];
  added: EventTime[];
  excluded: ReadonlySet<string>;
}

function zoneOfStart(start: EventTime & { kind: 'instant' }, written: Zone): Zone {
  return start.timeZone === 'UTC' ? utc : written;
}

/** The key of an occurrence that a date or time names, also where one is written as the other. */
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

/** UNTIL counts as the wall clock of the start's zone; a day counts to its end. */
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
  const lists = [
    ...series.rules.map((rule) => byRule(rule, series)),
    [series.start, ...series.added][Symbol.iterator](),
  ];
  for (const time of merged(lists, until)) {
    const key = keyLike(time, series);
    if (given.has(key)) continue;
    given.add(key);
    yield time;
  }
}

function* excludedOf(series: Series, until: number): Generator<EventTime> {
  if (series.excluded.size === 0) return;
  for (const time of startsOf({ ...series, excluded: new Set() }, until)) {
    if (series.excluded.has(keyLike(time, series))) yield time;
  }
}

/** The times of several lists up to an instant, in order. The rule lists are in order already; dates may not be. */
function merged(lists: readonly Iterator<EventTime>[], until: number): EventTime[] {
  const all: EventTime[] = [];
  for (const list of lists) {
    for (let step = list.next(); step.done !== true; step = list.next()) {
      if (instantOfTime(step.value, 'UTC') > until) break;
      all.push(step.value);
    }
  }
  return all.sort((a, b) => instantOfTime(a, 'UTC') - instantOfTime(b, 'UTC'));
}

function* byRule(rule: ICAL.Recur, { start, zone }: Series): Generator<EventTime> {
  const wall = start.kind === 'day' ? Date.parse(start.date) : wallOf(start.instant, zone);
  try {
    const iterator = bounded(rule.iterator(wallClock(localOf(wall))));
    for (let count = 0; count < maxOccurrences; count++) {
      const next = iterator.next() as ICAL.Time | null | undefined;
      if (!next) return;
      const local = localFields(next);
      yield start.kind === 'day' ? dayTime(asUtc(local)) : { ...start, instant: instantOf(local, zone) };
    }
  } catch {
    // A rule that ical.js cannot follow further ends here; what came before it stays.
  }
}

/** Throws when it has looked too far. */
function bounded(iterator: ICAL.RecurIterator): ICAL.RecurIterator {
  const isMet = iterator.check_contracting_rules.bind(iterator);
  let steps = 0;
  iterator.check_contracting_rules = () => {
    if (++steps > maxSteps) throw new RangeError('The rule meets no day.');
    return isMet();
  };
  return iterator;
}
