import ICAL from 'ical.js';
import { ianaNameOf, isIanaName } from './zone-names.ts';

/** A wall clock time. `month` is 1…12. */
export interface LocalTime {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
}

/** A time zone of a calendar file: an IANA zone, or a VTIMEZONE of the file. */
export interface Zone {
  /** null: known by its VTIMEZONE only. */
  name: string | null;
  /** UTC offset in milliseconds at a wall clock time. */
  offsetOfLocal(local: LocalTime): number;
}

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter(timeZone: string): Intl.DateTimeFormat {
  const known = formatters.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    era: 'short',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  formatters.set(timeZone, made);
  return made;
}

/** UTC offset in milliseconds of an IANA zone at an instant. Throws RangeError for an unknown zone. */
export function offsetAt(timeZone: string, instant: number): number {
  const parts = formatter(timeZone).formatToParts(instant);
  const part = (type: string): number => Number(parts.find((each) => each.type === type)?.value);
  const isBc = parts.some(({ type, value }) => type === 'era' && value.startsWith('B'));
  const year = isBc ? 1 - part('year') : part('year');
  const [month, day, hour, minute, second] = [part('month'), part('day'), part('hour'), part('minute'), part('second')];
  return asUtc({ year, month, day, hour, minute, second }) - Math.floor(instant / 1000) * 1000;
}

/** A wall clock time as if it were UTC, in milliseconds since 1970; years below 100 are kept. */
export function asUtc({ year, month, day, hour, minute, second }: LocalTime): number {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  date.setUTCHours(hour, minute, second);
  return date.getTime();
}

/** The inverse of `asUtc`. */
export function localOf(milliseconds: number): LocalTime {
  const date = new Date(milliseconds);
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    second: date.getUTCSeconds(),
  };
}

/** The instant of a wall clock time in a zone, in milliseconds since 1970. */
export function instantOf(local: LocalTime, zone: Zone): number {
  return asUtc(local) - zone.offsetOfLocal(local);
}

export const utc: Zone = { name: 'UTC', offsetOfLocal: () => 0 };

/**
 * An IANA zone. When clocks go forward, a wall clock time that is skipped takes the offset before the change; when they
 * go back, one that occurs twice is the first of the two (RFC 5545 §3.3.5).
 */
export function ianaZone(name: string): Zone {
  if (name === 'UTC') return utc;
  return {
    name,
    offsetOfLocal: (local) => {
      const wall = asUtc(local);
      const before = offsetAt(name, wall - 86_400_000);
      return offsetAt(name, wall - before) === before ? before : offsetInTransition(name, wall, before);
    },
  };
}

function offsetInTransition(name: string, wall: number, before: number): number {
  const after = offsetAt(name, wall + 86_400_000);
  return offsetAt(name, wall - after) === after ? after : before;
}

/**
 * Resolves a TZID. An IANA name takes precedence over the file's VTIMEZONE, as on Google; any other name has the rules of
 * its VTIMEZONE. Without rules that can be used it is the zone that programs mean by it, or `fallback`.
 */
export function zoneOf(tzid: string, rules: ICAL.Component | undefined, fallback: Zone): Zone {
  const location = rules?.getFirstPropertyValue('x-lic-location');
  const name = ianaNameOf(tzid) ?? (typeof location === 'string' ? ianaNameOf(location) : null);
  const named = name === null ? fallback : ianaZone(name);
  const hasRules = rules?.getAllSubcomponents().some((each) => each.getFirstProperty('tzoffsetto')) === true;
  return rules && hasRules && !isIanaName(tzid) ? zoneByRules(rules, { name, fallback: named }) : named;
}

/** Cache by VTIMEZONE: building a zone is slow, and every time of a file needs one. */
const zones = new WeakMap<ICAL.Component, ICAL.Timezone>();

function timezoneOf(rules: ICAL.Component): ICAL.Timezone {
  const known = zones.get(rules);
  if (known) return known;
  const made = new ICAL.Timezone(withYearlyRules(rules));
  zones.set(rules, made);
  return made;
}

/** Limit of the observances of a VTIMEZONE (its changes of offset): more than any place has had. */
const maxObservances = 300;

/** Keeps yearly rules only (RFC 5545 §3.6.5): ical.js would expand a daily or secondly rule for ever. */
function withYearlyRules(rules: ICAL.Component): ICAL.Component {
  for (const [index, observance] of [...rules.getAllSubcomponents()].entries()) {
    const isYearly = observance
      .getAllProperties('rrule')
      .every((property) => /[:;]FREQ=YEARLY(?:;|$)/i.test(property.toICALString()));
    if (!isYearly || index >= maxObservances) rules.removeSubcomponent(observance);
  }
  return rules;
}

function zoneByRules(rules: ICAL.Component, { name, fallback }: { name: string | null; fallback: Zone }): Zone {
  const zone = timezoneOf(rules);
  return {
    name,
    offsetOfLocal: (local) => {
      try {
        return zone.utcOffset(new ICAL.Time({ ...local, isDate: false }, ICAL.Timezone.localTimezone)) * 1000;
      } catch {
        return fallback.offsetOfLocal(local);
      }
    },
  };
}
