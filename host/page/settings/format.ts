/** Dates, sizes and names as the chosen language writes them. */

const listTime: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit' };
const listDay: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'short' };
const listYear: Intl.DateTimeFormatOptions = { day: '2-digit', month: '2-digit', year: 'numeric' };

export interface DateStyle {
  locale: string;
  /** IANA name. */
  timeZone: string;
}

/** As a mail list shows a date: the time today, the day this year, otherwise the full date. */
export function shortDate(instant: string, { locale, timeZone }: DateStyle, now: Date): string {
  const date = new Date(instant);
  const day = (value: Date): string => new Intl.DateTimeFormat('en-CA', { ...listYear, timeZone }).format(value);
  const [today, then] = [day(now), day(date)];
  const options = today === then ? listTime : today.slice(0, 4) === then.slice(0, 4) ? listDay : listYear;
  return new Intl.DateTimeFormat(locale, { ...options, timeZone }).format(date);
}

/** Day and time in full. */
export function longDate(instant: string, { locale, timeZone }: DateStyle): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short', timeZone }).format(new Date(instant));
}

const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'];

/** Bytes as the card and Gmail count them (1 ko = 1024 bytes), with at most one digit after the point: `1,2 Mo`, `1.2 MB`. */
export function fileSize(bytes: number, locale: string): string {
  const power = Math.min(units.length - 1, Math.max(0, Math.floor(Math.log2(Math.max(1, bytes)) / 10)));
  const options = {
    style: 'unit',
    unit: units[power] ?? 'byte',
    // The short form of a byte has no plural in English ("764 byte").
    unitDisplay: power === 0 ? 'long' : 'short',
    maximumFractionDigits: 1,
  } as const;
  return new Intl.NumberFormat(locale, options).format(bytes / 1024 ** power);
}

/** Up to two letters for an avatar: of the name, otherwise of the address. */
export function initials(name: string): string {
  const words = name
    .replace(/[^\p{L}\p{N}\s@.-]/gu, '')
    .split(/[\s@.-]+/)
    .filter((word) => word !== '');
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map(
    (word) => Array.from(word ?? '')[0] ?? '',
  );
  return letters.join('').toUpperCase() || '?';
}

/** A steady choice among the avatar colours (style/tokens.css). */
export function avatarTone(seed: string): number {
  const tones = 6;
  return Array.from(seed).reduce((sum, character) => (sum * 31 + (character.codePointAt(0) ?? 0)) % 9973, 7) % tones;
}
