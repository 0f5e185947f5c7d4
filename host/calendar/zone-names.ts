import { findIana } from 'windows-iana';

const supported = new Set(Intl.supportedValuesOf('timeZone'));
/** IANA names by city, in words: `new york` → America/New_York. */
const byCity = new Map([...supported].map((name) => [cityOf(name), name]));

function cityOf(name: string): string {
  return name
    .slice(name.lastIndexOf('/') + 1)
    .replaceAll('_', ' ')
    .toLowerCase();
}

/**
 * The IANA name of a TZID: itself, the end of a path (`/mozilla.org/2005/Europe/Berlin`), a Windows name, or Outlook's
 * label of one (`(UTC+01:00) Amsterdam, Berlin, Rome`). Null when none matches.
 */
export function ianaNameOf(tzid: string): string | null {
  const name = tzid.replace(/^["'\s]+|["'\s]+$/g, '').replaceAll('\\,', ',');
  if (/^(?:UTC|GMT|Z|Etc\/UTC)$/i.test(name)) return 'UTC';
  const parts = name.split('/').filter((part) => part !== '');
  const candidates = [3, 2].map((length) => parts.slice(-length).join('/'));
  return candidates.find(isIana) ?? findIana(name)[0] ?? findByOutlookName(name);
}

function isIana(name: string): boolean {
  if (supported.has(name)) return true;
  try {
    // Deprecated names, such as US/Pacific, are valid but not listed.
    return /^[A-Za-z_]+\/[\w+/-]+$/.test(name) && Intl.DateTimeFormat('en', { timeZone: name }) instanceof Object;
  } catch {
    return false;
  }
}

function findByOutlookName(name: string): string | null {
  const [, offset = '', places = ''] = /^(?:\((?:UTC|GMT)\s*([^)]*)\))?\s*(.*)$/i.exec(name) ?? [];
  const region = /^([\w ]+?) Time\b/.exec(places)?.[1];
  const windows = region === undefined ? undefined : findIana(`${region} Standard Time`)[0];
  const cities = places.split(',').map((city) => city.trim().toLowerCase());
  const city = cities.map((each) => byCity.get(each)).find((each) => each !== undefined);
  return windows ?? city ?? zoneAtOffset(offset);
}

/** IANA's zone of a fixed offset. There are whole hours only, and the sign is reversed: UTC+2 is Etc/GMT-2. */
function zoneAtOffset(offset: string): string | null {
  const [, sign = '', hour = ''] = /^([+-])(\d\d?):00$/.exec(offset.trim()) ?? [];
  if (sign === '' || Number(hour) > 12) return null;
  return Number(hour) === 0 ? 'UTC' : `Etc/GMT${sign === '+' ? '-' : '+'}${String(Number(hour))}`;
}
