import { openEvent } from '../google/calendar.ts';
import { openMessage } from '../google/gmail.ts';
import type { CallbackEvent } from '../state/event.ts';
import type { SourceReading } from '../state/source.ts';
import type { Context } from './context.ts';
import { sourceOfEvent } from './read-event.ts';
import { sourceOfMail } from './read-mail.ts';

/** Reads the open mail or event; once per callback. */
export function readSource(context: Context): SourceReading {
  const { gmail, calendar } = context.event;
  if (gmail !== null) return readMail(gmail, context);
  return calendar === null ? { outcome: 'nothing' } : readEvent(calendar, context);
}

function readMail({ messageId, accessToken }: NonNullable<CallbackEvent['gmail']>, { t }: Context): SourceReading {
  const message = openMessage(messageId, accessToken);
  if (message === null) return { outcome: 'unreadable', code: 'source_unreadable' };
  return { outcome: 'open', source: sourceOfMail(message, t.timeZone) };
}

function readEvent({ calendarId, id }: NonNullable<CallbackEvent['calendar']>, { t }: Context): SourceReading {
  if (id === null) return { outcome: 'unsaved' };
  const reading = openEvent(calendarId, id);
  if (reading.outcome === 'open') return { outcome: 'open', source: sourceOfEvent(reading.event, calendarId, t) };
  if (reading.outcome === 'missing') return { outcome: 'unsaved' };
  return { outcome: 'unreadable', code: reading.outcome === 'disabled' ? 'calendar_disabled' : 'source_unreadable' };
}
