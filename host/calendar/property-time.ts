import ICAL from 'ical.js';
import type { EventTime } from './event-time.ts';
import { dayTime } from './event-time.ts';
import { asUtc, instantOf, utc, zoneOf, type LocalTime, type Zone } from './time-zone.ts';

/** The context of the calendar file in which times are read. */
export interface TimeReader {
  method: string;
  zones: ReadonlyMap<string, ICAL.Component>;
  /** The zone of floating times. */
  floating: Zone;
}

/** The times of a DTSTART, DTEND, RECURRENCE-ID, EXDATE or RDATE; unreadable ones are left out. */
export function timeOf(property: ICAL.Property, reader: TimeReader): EventTime[] {
  const zone = zoneOfProperty(property, reader);
  // ical.js takes GMT for UTC, whatever the file's rules say of it.
  const named = /^gmt$/i.test(property.getFirstParameter('tzid'));
  return valuesOf(property).flatMap((value) => eventTime(value, zone, named) ?? []);
}

/** The zone of a property's times, from TZID for times without a Z. */
export function zoneOfProperty(property: ICAL.Property, { zones, floating }: TimeReader): Zone {
  const tzid: unknown = property.getFirstParameter('tzid');
  return typeof tzid === 'string' ? zoneOf(tzid, rulesFor(tzid, zones), floating) : floating;
}

/** Some programs quote or escape a TZID in only one of the two places: the property, or the VTIMEZONE. */
function rulesFor(tzid: string, zones: TimeReader['zones']): ICAL.Component | undefined {
  const plain = (name: string): string => name.replace(/["\\]/g, '').trim();
  return zones.get(tzid) ?? [...zones].find(([name]) => plain(name) === plain(tzid))?.[1];
}

function valuesOf(property: ICAL.Property): unknown[] {
  try {
    return property.getValues();
  } catch {
    return [];
  }
}

function eventTime(value: unknown, zone: Zone, named: boolean): EventTime | null {
  const time = value instanceof ICAL.Period ? value.start : value;
  if (!(time instanceof ICAL.Time)) return null;
  const local = localFields(time);
  const wall = asUtc(local);
  if (Number.isNaN(wall)) return null;
  if (time.isDate) return dayTime(wall);
  const own = isUtc(time) && !named ? utc : zone;
  return { kind: 'instant', instant: instantOf(local, own), timeZone: own.name };
}

/** Whether the time has a Z. ical.js may leave `zone` undefined for other zones, despite its types. */
export function isUtc(time: ICAL.Time): boolean {
  const { zone } = time as { zone: ICAL.Timezone | null };
  return zone?.tzid === 'UTC';
}

/** The wall clock of an ical.js time. */
export function localFields({ year, month, day, hour, minute, second }: LocalTime): LocalTime {
  return { year, month, day, hour, minute, second };
}
