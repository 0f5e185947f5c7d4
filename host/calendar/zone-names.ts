import { findIana, WINDOWS_TO_IANA_MAP } from 'windows-iana';

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
  return nameInPath(name) ?? findByWindowsName(name) ?? (isIana(name) ? name : findByOutlookName(name));
}

/** Whether a TZID is an IANA name of a place, alone or at the end of a path. */
export function isIanaName(tzid: string): boolean {
  return nameInPath(tzid.replace(/^["'\s]+|["'\s]+$/g, '')) !== undefined;
}

function nameInPath(name: string): string | undefined {
  const parts = name.split('/').filter((part) => part !== '');
  return parts.length < 2 ? undefined : [3, 2].map((length) => parts.slice(-length).join('/')).find(isIana);
}

function isIana(name: string): boolean {
  if (supported.has(name)) return true;
  try {
    // Deprecated names, such as US/Pacific, are valid but not listed.
    return /^[A-Za-z_][\w+/-]*$/.test(name) && Intl.DateTimeFormat('en', { timeZone: name }) instanceof Object;
  } catch {
    return false;
  }
}

const windowsNames = new Map(WINDOWS_TO_IANA_MAP.map(({ windowsName }) => [windowsName.toLowerCase(), windowsName]));

function findByWindowsName(name: string): string | undefined {
  const known = windowsNames.get(name.toLowerCase());
  return known === undefined ? undefined : findIana(known)[0];
}

function findByOutlookName(name: string): string | null {
  const [, offset = '', places = ''] = /^(?:\((?:UTC|GMT)\s*([^)]*)\))?\s*(.*)$/i.exec(name) ?? [];
  const region = /^([\w ]+?) Time\b/.exec(places)?.[1];
  const windows = region === undefined ? undefined : findByWindowsName(`${region} Standard Time`);
  const cities = places.split(/[,;:]/).map((city) => city.trim().toLowerCase());
  const city = cities.map((each) => byCity.get(each)).find((each) => each !== undefined);
  return windows ?? city ?? zoneAtOffset(offset);
}

/** IANA's zone of a fixed offset. There are whole hours only, and the sign is reversed: UTC+2 is Etc/GMT-2. */
function zoneAtOffset(offset: string): string | null {
  const [, sign = '', hour = ''] = /^([+-])(\d\d?):00$/.exec(offset.trim()) ?? [];
  if (sign === '' || Number(hour) > 12) return null;
  return Number(hour) === 0 ? 'UTC' : `Etc/GMT${sign === '+' ? '-' : '+'}${String(Number(hour))}`;
}
