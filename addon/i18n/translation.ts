import { en } from './en.ts';
import { fr, type Messages } from './fr.ts';

/** A language with its sentences and its ways to write sizes and times. */
export interface Translation {
  readonly language: 'fr' | 'en';
  readonly messages: Messages;
  /** Bytes as people read them: "1,2 Mo", "1.2 MB" (1 ko = 1024 bytes, as Gmail counts). */
  size(bytes: number): string;
  /** An ISO instant as date and time in the user's time zone. */
  dateTime(instant: string): string;
  /** An ISO instant as time of day in the user's time zone. */
  time(instant: string): string;
  /** An ISO instant as its day in the user's time zone, with the day of the week. */
  day(instant: string): string;
  /** A day of the calendar, `YYYY-MM-DD`, with the day of the week. */
  date(date: string): string;
  /** The same in short, for lists: "ven. 27 nov."; `shortDateWithYear` for days of another year. */
  shortDate(date: string): string;
  shortDateWithYear(date: string): string;
  /** The user's time zone, IANA. */
  readonly timeZone: string;
}

/** French for every French locale, English for the rest; an unknown time zone is taken as UTC. */
export function translationFor(locale: string, timeZone: string): Translation {
  const language = /^fr(?:$|[-_])/i.test(locale) ? 'fr' : 'en';
  const messages = language === 'fr' ? fr : en;
  const zone = zoneOrUtcOf(timeZone);
  const formatInZone = (instant: string, options: Intl.DateTimeFormatOptions): string =>
    new Intl.DateTimeFormat(intlLocaleOf(language), { ...options, timeZone: zone }).format(new Date(instant));
  return {
    language,
    messages,
    size: (bytes) => formatSize(bytes, messages.units, language),
    dateTime: (instant) => formatInZone(instant, { day: 'numeric', month: 'short', year: 'numeric', ...timeOfDay }),
    time: (instant) => formatInZone(instant, timeOfDay),
    day: (instant) => formatInZone(instant, wholeDay),
    date: (date) =>
      new Intl.DateTimeFormat(intlLocaleOf(language), { ...wholeDay, timeZone: 'UTC' }).format(new Date(date)),
    shortDate: createDateFormat(language, shortDay),
    shortDateWithYear: createDateFormat(language, { ...shortDay, year: 'numeric' }),
    timeZone: zone,
  };
}

const timeOfDay = { hour: '2-digit', minute: '2-digit' } as const;
const wholeDay = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' } as const;

const shortDay = { weekday: 'short', day: 'numeric', month: 'short' } as const;

/** Created on first use, once: creating a formatter is far slower than using it. */
function createDateFormat(language: 'fr' | 'en', options: Intl.DateTimeFormatOptions): (date: string) => string {
  let format: Intl.DateTimeFormat | undefined;
  return (date) => {
    format ??= new Intl.DateTimeFormat(intlLocaleOf(language), { ...options, timeZone: 'UTC' });
    return format.format(new Date(date));
  };
}

function intlLocaleOf(language: 'fr' | 'en'): string {
  return language === 'fr' ? 'fr-FR' : 'en-GB';
}

function formatSize(bytes: number, units: readonly string[], language: 'fr' | 'en'): string {
  let value = bytes;
  let step = 0;
  while (value >= 1024 && step < 3) {
    value /= 1024;
    step += 1;
  }
  const digits = step === 0 || value >= 100 ? 0 : 1;
  const number = new Intl.NumberFormat(intlLocaleOf(language), { maximumFractionDigits: digits }).format(value);
  const unit = step === 0 ? units[bytes === 1 || (bytes === 0 && language === 'fr') ? 0 : 1] : units[step + 1];
  return `${number}\u00a0${unit ?? ''}`;
}

function zoneOrUtcOf(timeZone: string): string {
  try {
    new Intl.DateTimeFormat('en-GB', { timeZone: timeZone === '' ? 'UTC' : timeZone });
    return timeZone === '' ? 'UTC' : timeZone;
  } catch {
    return 'UTC';
  }
}
