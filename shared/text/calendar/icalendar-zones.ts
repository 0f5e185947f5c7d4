import { valueOf, type Component, type ContentLine } from './icalendar-lines.ts';
import { zoneOffsets, type OffsetOf, type WallClock } from '../dates/local-time.ts';

/** Resolves a TZID: as an IANA name, otherwise by the calendar's own VTIMEZONE, otherwise null. */
export function zoneOf(tzid: string, zones: readonly Component[]): OffsetOf | null {
  const named = namesIn(tzid)
    .map(zoneOffsets)
    .find((zone) => zone !== null);
  if (named !== undefined) return named;
  const rules = zones.find(({ lines }) => valueOf(lines, 'TZID') === tzid.trim());
  return rules === undefined ? null : zoneByRules(rules);
}

const longestName = 100;

/** Some programs prefix the name with a path: `/mozilla.org/20050126_1/Europe/Berlin`. */
function namesIn(tzid: string): string[] {
  const name = tzid.trim();
  if (name === '' || name.length > longestName) return [];
  const parts = name.split('/').filter((part) => part !== '');
  return [name, ...[3, 2].filter((length) => length < parts.length).map((length) => parts.slice(-length).join('/'))];
}

/** An observance (STANDARD or DAYLIGHT, RFC 5545 §3.6.5): the offset from its onset on. */
interface Observance {
  readonly start: WallClock;
  readonly from: number;
  readonly to: number;
  /** Null: a single onset, no RRULE. */
  readonly yearly: YearlyRule | null;
}

interface YearlyRule {
  /** 0…11 */
  readonly month: number;
  /** 0…6, Sunday first; null: the day of the month of DTSTART. */
  readonly weekday: number | null;
  /** Which such weekday of the month; negative: from the end. */
  readonly ordinal: number;
  readonly until: WallClock;
}

function zoneByRules({ parts }: Component): OffsetOf | null {
  const observances = parts.flatMap(({ lines }) => observanceOf(lines) ?? []);
  const [first] = [...observances].sort((one, other) => one.start - other.start);
  if (first === undefined) return null;
  return (wall) => {
    let offset = first.from;
    let latest = Number.NEGATIVE_INFINITY;
    for (const observance of observances) {
      const onset = findLastOnset(observance, wall);
      if (onset === null || onset < latest) continue;
      latest = onset;
      offset = observance.to;
    }
    return offset;
  };
}

function observanceOf(lines: readonly ContentLine[]): Observance | null {
  const start = parseWallClock(valueOf(lines, 'DTSTART'));
  const from = offsetOf(valueOf(lines, 'TZOFFSETFROM'));
  const to = offsetOf(valueOf(lines, 'TZOFFSETTO'));
  if (start === null || to === null) return null;
  const rule = valueOf(lines, 'RRULE');
  return { start, from: from ?? to, to, yearly: rule === '' ? null : parseYearlyRule(rule, start) };
}

/** `+0100`, `-053000` in milliseconds. */
function offsetOf(written: string): number | null {
  const [, sign, hours, minutes, seconds = '0'] = /^([+-])(\d\d):?(\d\d)(\d\d)?$/.exec(written.trim()) ?? [];
  if (sign === undefined) return null;
  return (sign === '-' ? -1000 : 1000) * (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds));
}

const weekdays = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'];

function parseYearlyRule(rule: string, start: WallClock): YearlyRule {
  const fieldOf = (name: string): string => new RegExp(`(?:^|;)${name}=([^;]*)`, 'i').exec(rule)?.[1]?.trim() ?? '';
  const [, ordinal = '1', weekday = ''] = /^([+-]?\d)?([A-Z]{2})/.exec(fieldOf('BYDAY').toUpperCase()) ?? [];
  const month = Number(fieldOf('BYMONTH'));
  return {
    month: month >= 1 && month <= 12 ? month - 1 : new Date(start).getUTCMonth(),
    weekday: weekdays.includes(weekday) ? weekdays.indexOf(weekday) : null,
    ordinal: Number(ordinal),
    until: parseWallClock(fieldOf('UNTIL')) ?? Number.POSITIVE_INFINITY,
  };
}

/** The last onset of the observance at or before a wall clock time; null when there is none. */
function findLastOnset({ start, yearly }: Observance, wall: WallClock): WallClock | null {
  if (yearly === null) return start <= wall ? start : null;
  const year = new Date(Math.min(wall, yearly.until)).getUTCFullYear();
  const onsets = [onsetIn(year, yearly, start), onsetIn(year - 1, yearly, start), start];
  return onsets.find((onset) => onset <= wall && onset >= start && onset <= yearly.until) ?? null;
}

function onsetIn(year: number, { month, weekday, ordinal }: YearlyRule, start: WallClock): WallClock {
  const timeOfDay = start - Math.floor(start / day) * day;
  return Date.UTC(year, month, dayOfMonth(year, { month, weekday, ordinal }, start)) + timeOfDay;
}

const day = 86_400_000;

function dayOfMonth(
  year: number,
  { month, weekday, ordinal }: Pick<YearlyRule, 'month' | 'weekday' | 'ordinal'>,
  start: WallClock,
): number {
  if (weekday === null) return new Date(start).getUTCDate();
  if (ordinal < 0) {
    const last = new Date(Date.UTC(year, month + 1, 0));
    return last.getUTCDate() - ((last.getUTCDay() - weekday + 7) % 7) + (ordinal + 1) * 7;
  }
  return 1 + ((weekday - new Date(Date.UTC(year, month, 1)).getUTCDay() + 7) % 7) + (Math.max(ordinal, 1) - 1) * 7;
}

/** A DATE-TIME such as `20261123T090000` as a wall clock time, without its `Z`; a DATE is midnight. */
export function parseWallClock(written: string): WallClock | null {
  const [, date = '', time = '000000'] = /^(\d{8})(?:T(\d{6}))?Z?$/.exec(written.trim()) ?? [];
  const [year, month, dayNumber] = [date.slice(0, 4), date.slice(4, 6), date.slice(6)].map(Number);
  if (year === undefined || month === undefined || dayNumber === undefined || year < 100) return null;
  const [hour, minute, second] = [time.slice(0, 2), time.slice(2, 4), time.slice(4)].map(Number);
  return Date.UTC(year, month - 1, dayNumber, hour, minute, second);
}
