import { valueOf, type Component, type ContentLine } from './icalendar-lines.ts';
import type { OffsetOf, WallClock } from '../dates/local-time.ts';
import { ianaZone, namedZone } from './zone-names.ts';

/**
 * Resolves a TZID; null when it cannot be known. An IANA name is the best known; any other name means what the
 * calendar's own VTIMEZONE says, and without one what programs mean by it.
 */
export function zoneOf(tzid: string, zones: readonly Component[]): OffsetOf | null {
  const name = plainName(tzid);
  if (name === '') return null;
  const rules = zones.find(({ lines }) => plainName(valueOf(lines, 'TZID')) === name);
  return ianaZone(name) ?? (rules === undefined ? null : zoneByRules(rules)) ?? namedZone(name);
}

/** Some programs quote or escape a name in only one of the two places. */
function plainName(tzid: string): string {
  return tzid.replace(/["\\]/g, '').trim();
}

/** An observance (STANDARD or DAYLIGHT, RFC 5545 §3.6.5): the offset from its onset on. */
interface Observance {
  readonly start: WallClock;
  readonly from: number;
  readonly to: number;
  /** Null: no RRULE, a single onset. */
  readonly yearly: YearlyRule | null;
}

interface YearlyRule {
  /** 0…11 */
  readonly month: number;
  /** 0…6, Sunday first; null: each day. */
  readonly weekday: number | null;
  /** Which such weekday of the month, among `days` where there are some; negative: from the end. */
  readonly ordinal: number;
  /** Days of the month, from its end where negative; empty: that of DTSTART without a weekday, each one with it. */
  readonly days: readonly number[];
  readonly until: WallClock;
}

/** More changes of its offset than any place has had. */
const maxObservances = 300;

function zoneByRules({ parts }: Component): OffsetOf | null {
  const observances = parts.slice(0, maxObservances).flatMap(({ lines }) => observancesOf(lines));
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

/** One for the RRULE or the single onset, one more for each RDATE. */
function observancesOf(lines: readonly ContentLine[]): Observance[] {
  const start = parseOnset(valueOf(lines, 'DTSTART'));
  const to = offsetOf(valueOf(lines, 'TZOFFSETTO'));
  if (start === null || to === null) return [];
  const from = offsetOf(valueOf(lines, 'TZOFFSETFROM')) ?? to;
  const rule = valueOf(lines, 'RRULE');
  const dates = lines.filter(({ name }) => name === 'RDATE').flatMap(({ value }) => value.split(','));
  const others = dates.slice(0, maxObservances).flatMap((date) => parseOnset(date.split('/')[0] ?? '') ?? []);
  return [
    { start, from, to, yearly: rule === '' ? null : parseYearlyRule(rule, start) },
    ...others.map((onset) => ({ start: onset, from, to, yearly: null })),
  ];
}

/** Some programs let a zone begin in a year that no clock knows, such as 1. */
function parseOnset(written: string): WallClock | null {
  return parseWallClock(written.trim().replace(/^0\d{3}/, '1601'));
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
  const [, ordinal, weekday = ''] = /^([+-]?\d)?([A-Z]{2})/.exec(fieldOf('BYDAY').toUpperCase()) ?? [];
  const month = Number(fieldOf('BYMONTH'));
  const days = fieldOf('BYMONTHDAY').split(',').slice(0, 31).map(Number);
  return {
    month: month >= 1 && month <= 12 ? month - 1 : new Date(start).getUTCMonth(),
    weekday: weekdays.includes(weekday) ? weekdays.indexOf(weekday) : null,
    ordinal: Number(ordinal ?? /^[+-]?\d$/.exec(fieldOf('BYSETPOS'))?.[0] ?? 1),
    days: days.filter((each) => Math.abs(each) >= 1 && Math.abs(each) <= 31),
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

function onsetIn(year: number, rule: YearlyRule, start: WallClock): WallClock {
  const timeOfDay = start - Math.floor(start / day) * day;
  return Date.UTC(year, rule.month, dayOfMonth(year, rule, start)) + timeOfDay;
}

const day = 86_400_000;

function dayOfMonth(year: number, { month, weekday, ordinal, days }: YearlyRule, start: WallClock): number {
  const length = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  const given = days.map((each) => (each > 0 ? each : length + 1 + each)).sort((one, other) => one - other);
  if (weekday === null) return given[0] ?? new Date(start).getUTCDate();
  const all = given.length > 0 ? given : Array.from({ length }, (_, index) => index + 1);
  const met = all.filter((each) => new Date(Date.UTC(year, month, each)).getUTCDay() === weekday);
  return met[ordinal > 0 ? ordinal - 1 : met.length + ordinal] ?? met[met.length - 1] ?? 1;
}

/** A DATE-TIME such as `20261123T090000` as a wall clock time, without its `Z`; a DATE is midnight. */
export function parseWallClock(written: string): WallClock | null {
  const [, date = '', time = '000000'] = /^(\d{8})(?:T(\d{6}))?Z?$/.exec(written.trim()) ?? [];
  const [year, month, dayNumber] = [date.slice(0, 4), date.slice(4, 6), date.slice(6)].map(Number);
  if (year === undefined || month === undefined || dayNumber === undefined || year < 100) return null;
  const [hour, minute, second] = [time.slice(0, 2), time.slice(2, 4), time.slice(4)].map(Number);
  return Date.UTC(year, month - 1, dayNumber, hour, minute, second);
}
