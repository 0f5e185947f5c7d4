import { readServiceClock } from '../components/service-clock.ts';

/** How a language writes numbers, sizes, days and times. Instants are shown in `timeZone` (IANA). */
export interface Formats {
  number(value: number): string;
  /** Bytes as people read them: "1,2 Mo", "1.2 MB" (1 ko = 1024 bytes, as Gmail counts). */
  size(bytes: number): string;
  /** An ISO instant as date and time. */
  dateTime(instant: string): string;
  /** An ISO instant as its day. */
  day(instant: string): string;
  /** A day of the calendar, `YYYY-MM-DD`. */
  date(day: string): string;
  /** The same without its year: "12 nov." */
  shortDate(day: string): string;
  /** An ISO instant as people say it: "à l’instant", "il y a 3 h", then as its day. */
  ago(instant: string): string;
}

const locales = { fr: 'fr-FR', en: 'en-GB' } as const;
const units = { fr: ['o', 'ko', 'Mo', 'Go'], en: ['B', 'KB', 'MB', 'GB'] } as const;

export function formatsOf(language: 'fr' | 'en', timeZone: string): Formats {
  const locale = locales[language];
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  const dateTime = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone });
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone });
  const date = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' });
  const shortDate = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', timeZone: 'UTC' });
  const atOnce = { fr: 'à l’instant', en: 'just now' }[language];
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto', style: 'short' });
  return {
    number: (value) => number.format(value),
    size: (bytes) => {
      const step = Math.min(3, Math.floor(Math.log2(Math.max(bytes, 1)) / 10));
      return `${number.format(bytes / 1024 ** step)} ${units[language][step] ?? ''}`;
    },
    dateTime: (instant) => dateTime.format(new Date(instant)),
    day: (instant) => day.format(new Date(instant)),
    date: (text) => date.format(new Date(`${text}T00:00:00Z`)),
    shortDate: (text) => shortDate.format(new Date(`${text}T00:00:00Z`)),
    ago: (instant) => {
      const minutes = Math.round((Date.parse(instant) - readServiceClock()) / 60_000);
      if (minutes === 0) return atOnce;
      if (Math.abs(minutes) < 60) return relative.format(minutes, 'minute');
      if (Math.abs(minutes) < 24 * 60) return relative.format(Math.round(minutes / 60), 'hour');
      return day.format(new Date(instant));
    },
  };
}
