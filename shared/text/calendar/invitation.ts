import {
  lineOf,
  readCalendar,
  unescapeText,
  valueOf,
  type CalendarParts,
  type Component,
  type ContentLine,
} from './icalendar-lines.ts';
import { parseWallClock, zoneOf } from './icalendar-zones.ts';
import { zoneOffsets, type OffsetOf } from '../dates/local-time.ts';

/** A DATE as `YYYY-MM-DD`, or an instant as ISO 8601 in UTC with milliseconds. */
export type CalendarTime = { readonly date: string } | { readonly instant: string };

/** The event of a calendar file. */
export interface Invitation {
  /** The METHOD (RFC 5546 §1.4) in upper case; empty when there is none. */
  readonly method: string;
  readonly uid: string;
  /** RECURRENCE-ID: the start that the recurrence rule gives to this occurrence; null for a single event or a series. */
  readonly originalStart: CalendarTime | null;
  /** Where `originalStart` is only a day and the event has an hour: that day at this hour. Else null. */
  readonly originalHour: CalendarTime | null;
  readonly start: CalendarTime | null;
  /** Exclusive, never before the start. */
  readonly end: CalendarTime | null;
  /** It has an RRULE. */
  readonly recurring: boolean;
  readonly cancelled: boolean;
  /** The name of the zone of its times when it cannot be known, so that they were read in the reader's; else null. */
  readonly unknownZone: string | null;
}

/**
 * Parses a calendar file (RFC 5545) about one event, alone or with overridden occurrences. Null when it has no event or
 * several. `timeZone` (IANA) is the reader's, for floating times and unknown TZIDs. Linear time; never throws.
 */
export function readInvitation(text: string, timeZone: string): Invitation | null {
  const calendar = readCalendar(text);
  const uids = new Set(calendar.events.map(uidOf));
  const [uid = ''] = uids;
  if (uids.size !== 1 || uid === '') return null;
  const event = calendar.events.find(({ lines }) => lineOf(lines, 'RECURRENCE-ID') === undefined) ?? calendar.events[0];
  return event === undefined ? null : invitationOf(event, calendar, { uid, timeZone });
}

function uidOf({ lines }: Component): string {
  return unescapeText(valueOf(lines, 'UID')).trim();
}

function invitationOf(
  event: Component,
  calendar: CalendarParts,
  { uid, timeZone }: { uid: string; timeZone: string },
): Invitation {
  const { lines } = event;
  const surroundings = { calendar, floating: floatingZone(calendar, timeZone), allDay: isMarkedAllDay(lines) };
  const method = valueOf(calendar.lines, 'METHOD').toUpperCase();
  const time = (name: string): CalendarTime | null => timeOf(event, name, surroundings);
  const start = time('DTSTART');
  return {
    method,
    uid,
    originalStart: time('RECURRENCE-ID'),
    originalHour: originalHourOf(event, surroundings),
    start,
    end: start === null ? null : endOf(start, time('DTEND'), durationOf(valueOf(lines, 'DURATION'))),
    recurring: lines.some(({ name }) => name === 'RRULE' || name === 'RDATE'),
    cancelled: method === 'CANCEL' || valueOf(lines, 'STATUS').toUpperCase() === 'CANCELLED',
    unknownZone: findUnknownZone(lines, calendar),
  };
}

/** Floating times are in the calendar's zone, which Google and Apple write, else in the reader's. */
function floatingZone({ lines, zones }: CalendarParts, timeZone: string): OffsetOf {
  const named = valueOf(lines, 'X-WR-TIMEZONE');
  return (named === '' ? null : zoneOf(named, zones)) ?? zoneOffsets(timeZone) ?? (() => 0);
}

function findUnknownZone(lines: readonly ContentLine[], { zones }: CalendarParts): string | null {
  const times = lines.filter(({ name, value }) => timeNames.has(name) && /T\d{6}$/.test(value.trim()));
  const names = times.flatMap(({ parameters }) => parameters.get('TZID') ?? []);
  return names.find((name) => name.trim() !== '' && zoneOf(name, zones) === null) ?? null;
}

const timeNames = new Set(['DTSTART', 'DTEND', 'RECURRENCE-ID']);

/** Outlook writes a whole day as midnight to midnight, with this mark ([MS-STANOICAL] X-MICROSOFT-CDO-ALLDAYEVENT). */
function isMarkedAllDay(lines: readonly ContentLine[]): boolean {
  return (
    valueOf(lines, 'X-MICROSOFT-CDO-ALLDAYEVENT').toUpperCase() === 'TRUE' &&
    ['DTSTART', 'DTEND'].every((name) => !/T(?!000000)/.test(valueOf(lines, name)))
  );
}

interface Surroundings {
  readonly calendar: CalendarParts;
  readonly floating: OffsetOf;
  readonly allDay: boolean;
}

function timeOf({ lines }: Pick<Component, 'lines'>, name: string, surroundings: Surroundings): CalendarTime | null {
  const line = lineOf(lines, name);
  const wall = line === undefined ? null : parseWallClock(line.value);
  if (line === undefined || wall === null) return null;
  const written = line.value.trim();
  if (!written.includes('T') || surroundings.allDay) return { date: new Date(wall).toISOString().slice(0, 10) };
  return instantAt(written.endsWith('Z') ? wall : wall - offsetAt(wall, line, surroundings));
}

/** Some writers name an occurrence of a series with hours by its day alone, which RFC 5545 §3.8.4.4 does not allow. */
function originalHourOf({ lines }: Component, surroundings: Surroundings): CalendarTime | null {
  const [day, start] = [lineOf(lines, 'RECURRENCE-ID'), lineOf(lines, 'DTSTART')];
  const hour = /T\d{6}Z?$/.exec(start?.value.trim() ?? '');
  if (day === undefined || start === undefined || hour === null || day.value.includes('T')) return null;
  const value = `${day.value.trim()}${hour[0]}`;
  return timeOf({ lines: [{ ...start, value }] }, start.name, surroundings);
}

function offsetAt(wall: number, { parameters }: ContentLine, { calendar, floating }: Surroundings): number {
  return (zoneOf(parameters.get('TZID') ?? '', calendar.zones) ?? floating)(wall);
}

function instantAt(milliseconds: number): CalendarTime {
  return { instant: new Date(milliseconds).toISOString() };
}

const day = 86_400_000;

/** The end: DTEND, else DURATION, else a day after a DATE and the start itself for an instant (RFC 5545 §3.6.1). */
function endOf(start: CalendarTime, written: CalendarTime | null, length: number): CalendarTime {
  if ('date' in start) {
    const first = Date.parse(start.date);
    const last = written !== null && 'date' in written ? Date.parse(written.date) : first + length;
    return { date: new Date(Math.max(last, first + day)).toISOString().slice(0, 10) };
  }
  const first = Date.parse(start.instant);
  const last = written !== null && 'instant' in written ? Date.parse(written.instant) : first + length;
  return instantAt(Math.max(last, first));
}

const duration = /^\+?P(?:(\d{1,5})W)?(?:(\d{1,5})D)?(?:T(?:(\d{1,5})H)?(?:(\d{1,5})M)?(?:(\d{1,6})S)?)?$/i;

/** A DURATION such as `P1DT2H30M` or `P2W` in milliseconds (RFC 5545 §3.3.6); 0 when it is invalid or negative. */
function durationOf(written: string): number {
  const [, ...parts]: (string | undefined)[] = duration.exec(written) ?? [];
  const [weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = parts.map((part) => Number(part ?? 0));
  return ((((weeks * 7 + days) * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000;
}
