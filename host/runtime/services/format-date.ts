import { types } from 'node:util';
import { notSimulated, ServiceException } from '../service-object.ts';

export function isDate(value: unknown): value is Date {
  return types.isDate(value);
}

type Parts = Record<string, string>;

/** Fields of java.text.SimpleDateFormat by letter: how each is written for a run of `length` letters. */
const letters: Record<string, (parts: Parts, length: number) => string> = {
  y: (parts, length) => (length === 2 ? part(parts, 'year').slice(-2) : padZeros(part(parts, 'year'), length)),
  M: (parts, length) => monthName(parts, length),
  d: (parts, length) => padZeros(part(parts, 'day'), length),
  H: (parts, length) => padZeros(part(parts, 'hour'), length),
  h: (parts, length) => padZeros(String(Number(part(parts, 'hour')) % 12 || 12), length),
  m: (parts, length) => padZeros(part(parts, 'minute'), length),
  s: (parts, length) => padZeros(part(parts, 'second'), length),
  S: (parts, length) => padZeros(part(parts, 'fractionalSecond'), length),
  a: (parts) => (Number(part(parts, 'hour')) < 12 ? 'AM' : 'PM'),
  E: (parts, length) => (length >= 4 ? part(parts, 'weekday') : part(parts, 'weekday').slice(0, 3)),
  Z: (parts) => part(parts, 'offset').replace(':', ''),
  X: (parts, length) => (part(parts, 'offset') === '+00:00' ? 'Z' : isoOffset(part(parts, 'offset'), length)),
  z: (parts) => `GMT${part(parts, 'offset') === '+00:00' ? '' : part(parts, 'offset')}`,
};

/** Utilities.formatDate: a pattern of java.text.SimpleDateFormat in English, in a named time zone. */
export function formatDate(date: Date, timeZone: string, pattern: string): string {
  const parts = partsOf(date, timeZone);
  return pattern.replace(
    /'((?:[^']|'')*)'|([A-Za-z])\2*/g,
    (run: string, quoted: string | undefined, letter: string) => {
      if (quoted !== undefined) return quoted === '' ? "'" : quoted.replaceAll("''", "'");
      const write = letters[letter];
      if (!write) throw notSimulated(`Utilities.formatDate with ${letter}`);
      return write(parts, run.length);
    },
  );
}

function partsOf(date: Date, timeZone: string): Parts {
  try {
    const formatter = new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'long',
      day: 'numeric',
      weekday: 'long',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
      fractionalSecondDigits: 3,
      timeZoneName: 'longOffset',
    });
    const parts = Object.fromEntries(formatter.formatToParts(date.getTime()).map(({ type, value }) => [type, value]));
    const offset = (parts['timeZoneName'] ?? '').replace('GMT', '') || '+00:00';
    return { ...parts, offset };
  } catch {
    throw new ServiceException(`Invalid argument: ${Number.isNaN(date.getTime()) ? 'date' : timeZone}`);
  }
}

const months = 'January February March April May June July August September October November December'.split(' ');

function monthName(parts: Parts, length: number): string {
  const name = part(parts, 'month');
  if (length >= 4) return name;
  return length === 3 ? name.slice(0, 3) : padZeros(String(months.indexOf(name) + 1), length);
}

function isoOffset(offset: string, length: number): string {
  if (length === 1) return offset.slice(0, 3);
  return length === 2 ? offset.replace(':', '') : offset;
}

function part(parts: Parts, name: string): string {
  return parts[name] ?? '';
}

function padZeros(value: string, length: number): string {
  return value.padStart(length, '0');
}
