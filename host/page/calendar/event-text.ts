import type { EventSummary } from '../../page-api.ts';
import type { DateStyle } from '../settings/format.ts';
import type { Messages } from '../settings/messages.ts';
import { addDays } from './days.ts';

/** Texts about events in the chosen language. Days are `YYYY-MM-DD`. */

type Timed = Pick<EventSummary, 'allDay' | 'start' | 'end'>;

/** A calendar day has no time zone: it is written as the same day everywhere. */
function dayFormat(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' });
}

/** `mardi 24 novembre`. */
export function longDay(day: string, locale: string): string {
  return dayFormat(locale, { weekday: 'long', day: 'numeric', month: 'long' }).format(Date.parse(day));
}

/** `lun.` and `23`. */
export function weekdayOf(day: string, locale: string): string {
  return dayFormat(locale, { weekday: 'short' }).format(Date.parse(day));
}

/** `23–29 novembre 2026`. */
export function daySpan(first: string, last: string, locale: string): string {
  return dayFormat(locale, { day: 'numeric', month: 'long', year: 'numeric' }).formatRange(
    Date.parse(first),
    Date.parse(last),
  );
}

/** `10:00 – 11:00`, or that it takes all day. */
export function timeText(event: Timed, { locale, timeZone }: DateStyle, t: Messages): string {
  if (event.allDay) return t.allDay;
  const time = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', timeZone });
  return time.formatRange(new Date(event.start), new Date(event.end));
}

/** Day and times in full, of one day or several. */
export function whenText(event: Timed, { locale, timeZone }: DateStyle): string {
  const days: Intl.DateTimeFormatOptions = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' };
  if (event.allDay) {
    // The end is the day after the last.
    return dayFormat(locale, days).formatRange(Date.parse(event.start), Date.parse(addDays(event.end, -1)));
  }
  return new Intl.DateTimeFormat(locale, { ...days, hour: '2-digit', minute: '2-digit', timeZone }).formatRange(
    new Date(event.start),
    new Date(event.end),
  );
}

/** An instant or a day in full. */
export function momentText(moment: string, { locale, timeZone }: DateStyle): string {
  if (!moment.includes('T')) return longDay(moment, locale);
  return new Intl.DateTimeFormat(locale, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    hour: '2-digit',
    minute: '2-digit',
    timeZone,
  }).format(new Date(moment));
}

/** Says that an event is cancelled, declined or tentative. Null for any other event. */
export function remarkOf({ status, answer }: EventSummary, t: Messages): string | null {
  if (status === 'cancelled') return t.cancelled;
  if (answer === 'declined') return t.ownAnswer.declined;
  return status === 'tentative' ? t.tentative : null;
}

/**
 * What an event's column and style show in a week, in words for a screen reader: place, day, remark. The place is left
 * out where the event shows it (`drawn.place`).
 */
export function describeEvent(
  event: EventSummary,
  drawn: { day: string; place: boolean },
  { locale, t }: { locale: string; t: Messages },
): string {
  return [drawn.place ? null : event.location, longDay(drawn.day, locale), remarkOf(event, t)]
    .filter((part) => part !== null && part !== '')
    .join(', ');
}

export function titleOf({ title }: { title: string }, t: Messages): string {
  return title === '' ? t.noTitle : title;
}

/** The style class of an event: cancelled, declined, unsure or sure. */
export function toneOf({ status, answer }: EventSummary): string {
  if (status === 'cancelled') return 'cancelled';
  if (answer === 'declined') return 'declined';
  return answer === 'needsAction' || answer === 'tentative' || status === 'tentative' ? 'unsure' : 'sure';
}
