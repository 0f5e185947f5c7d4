import { ianaZone, instantOf } from '../../calendar/time-zone.ts';
import { notSimulated, ServiceException } from '../service-object.ts';

const tokens = /'((?:[^']|'')*)'|([a-zA-Z])\2*|[^a-zA-Z']+/g;
const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

/** What each letter of a SimpleDateFormat matches; those that say nothing of the instant are read and dropped. */
const readers: Readonly<Record<string, string>> = {
  y: '(?<y>\\d+)',
  d: '(?<d>\\d{1,2})',
  H: '(?<H>\\d{1,2})',
  h: '(?<h>\\d{1,2})',
  m: '(?<m>\\d{1,2})',
  s: '(?<s>\\d{1,2})',
  S: '(?<S>\\d{1,3})',
  a: '(?<a>[AaPp][Mm])',
  E: '[\\p{L}.]+',
  X: '(?<X>Z|[+-]\\d\\d:?(?:\\d\\d)?)',
  Z: '(?<X>Z|[+-]\\d\\d:?(?:\\d\\d)?)',
};

/** Milliseconds since 1970 of a date that is written by a pattern of SimpleDateFormat; null when it is not. */
export function parseDateAs(date: string, { timeZone, pattern }: { timeZone: string; pattern: string }): number | null {
  const source = [...pattern.matchAll(tokens)].map(([token, quoted]) => partOf(token, quoted)).join('');
  const found = new RegExp(`^\\s*${source}`, 'u').exec(date)?.groups;
  if (!found) return null;
  const wall = wallOf(found);
  if (found['X'] !== undefined)
    return instantOf(wall, { name: null, offsetOfLocal: () => offsetOf(found['X'] ?? '') }) + Number(found['S'] ?? 0);
  return instantOf(wall, zoneNamed(timeZone)) + Number(found['S'] ?? 0);
}

function zoneNamed(name: string): ReturnType<typeof ianaZone> {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
  } catch {
    throw new ServiceException(`Invalid argument: ${name}`);
  }
  return ianaZone(name === 'GMT' ? 'UTC' : name);
}

function partOf(token: string, quoted: string | undefined): string {
  if (quoted !== undefined) return escapePattern(quoted === '' ? "'" : quoted.replaceAll("''", "'"));
  const [letter = ''] = token;
  if (!/[a-zA-Z]/.test(letter)) return escapePattern(token);
  if (letter === 'M') return token.length > 2 ? '(?<M>[\\p{L}.]+)' : '(?<M>\\d{1,2})';
  const reader = readers[letter];
  if (reader === undefined) throw notSimulated(`Utilities.parseDate with ${letter}`);
  return reader;
}

function escapePattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}

function wallOf(found: Partial<Record<string, string>>): Parameters<typeof instantOf>[0] {
  const number = (key: string, otherwise: number): number => Number(found[key] ?? otherwise);
  const year = number('y', 1970);
  return {
    year: found['y']?.length === 2 ? 2000 + year - (year > 49 ? 100 : 0) : year,
    month: monthOf(found['M'] ?? '1'),
    day: number('d', 1),
    hour: found['h'] === undefined ? number('H', 0) : hourOf(number('h', 0), found['a'] ?? ''),
    minute: number('m', 0),
    second: number('s', 0),
  };
}

function hourOf(hour: number, half: string): number {
  return (hour % 12) + (/^p/i.test(half) ? 12 : 0);
}

function monthOf(text: string): number {
  return /^\d+$/.test(text) ? Number(text) : months.indexOf(text.slice(0, 3).toLowerCase()) + 1;
}

/** `Z`, `+01`, `+0100` or `+01:00` in milliseconds. */
function offsetOf(text: string): number {
  const [, sign = '+', hours = '0', minutes = '0'] = /^([+-])(\d\d):?(\d\d)?$/.exec(text) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
}
