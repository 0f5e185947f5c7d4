import { zoneOffsets, type OffsetOf } from '../dates/local-time.ts';
import { findWindowsZone } from './windows-zones.ts';

const longestName = 100;

/** The offsets of a zone by its IANA name, `Europe/Paris`, alone or at the end of a path; null for any other name. */
export function ianaZone(tzid: string): OffsetOf | null {
  if (tzid.length > longestName) return null;
  const parts = tzid.split('/').filter((part) => part !== '');
  const names = parts.length < 2 ? [] : [3, 2].map((length) => parts.slice(-length).join('/'));
  return firstZone(names);
}

/**
 * The offsets of a zone by any other name that programs write: an abbreviation such as `GMT`, Windows' own, or Outlook's
 * label, `(UTC+01:00) Amsterdam, Berlin, Rome` or `Pacific Time (US & Canada), Tijuana`. Null when none is known.
 */
export function namedZone(tzid: string): OffsetOf | null {
  if (tzid === '' || tzid.length > longestName) return null;
  const windows = findWindowsZone(tzid);
  if (windows !== null) return zoneOffsets(windows);
  return (/^[\w+-]+$/.test(tzid) ? zoneOffsets(tzid) : null) ?? labelledZone(tzid);
}

function labelledZone(label: string): OffsetOf | null {
  const [, offset = '', places = ''] = /^(?:\((?:UTC|GMT)\s*([^)]*)\))?\s*(.*)$/i.exec(label) ?? [];
  const region = /^([\w ]+?) Time\b/.exec(places)?.[1] ?? '';
  const windows = findWindowsZone(`${region} Standard Time`);
  if (windows !== null) return zoneOffsets(windows);
  const cities = places.split(/[,;:]/).map((city) => city.trim().replace(/\s+/g, '_'));
  const known = cities.filter((city) => /^\w+$/.test(city)).slice(0, mostCities);
  return firstZone(known.flatMap((city) => areas.map((area) => `${area}/${city}`))) ?? fixedZone(offset);
}

/** A label of Outlook has four at most. */
const mostCities = 5;

const areas = ['Africa', 'America', 'Antarctica', 'Asia', 'Atlantic', 'Australia', 'Europe', 'Indian', 'Pacific'];

function firstZone(names: readonly string[]): OffsetOf | null {
  for (const name of names) {
    const zone = zoneOffsets(name);
    if (zone !== null) return zone;
  }
  return null;
}

/** A fixed offset, `+01:00`; an empty one is none. */
function fixedZone(written: string): OffsetOf | null {
  const [, sign = '', hours = '', minutes = ''] = /^([+-])(\d\d?):(\d\d)$/.exec(written.trim()) ?? [];
  if (sign === '') return null;
  const offset = (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? -60_000 : 60_000);
  return () => offset;
}
