import * as z from 'zod/mini';
import {
  answers,
  codeKinds,
  type CalendarEvent,
  type Conference,
  type EntryPoint,
  type EventPerson,
  type EventTime,
  type Guest,
} from '../state/calendar-event.ts';
import { logApiRefusal, logFault } from './fault-log.ts';
import { isPermissionError } from './permission.ts';

/**
 * The result of reading an event. `missing`: Calendar does not have it, not yet or no longer. `disabled`: the Calendar API is
 * not enabled in the script's Cloud project.
 */
export type EventReading =
  { readonly outcome: 'open'; readonly event: CalendarEvent } | { readonly outcome: EventFailure };
type EventFailure = 'missing' | 'disabled' | 'unreadable';

/** Reads an event by the id of the event object: a single event, an occurrence, or a series. */
export function openEvent(calendarId: string, id: string): EventReading {
  try {
    const event = requireCalendar().Events.get(calendarId, id) as Resource | null;
    return event === null ? { outcome: 'missing' } : { outcome: 'open', event: eventOf(event) };
  } catch (error) {
    if (isPermissionError(error)) throw error;
    return { outcome: failureOf(error) };
  }
}

function failureOf(error: unknown): EventFailure {
  const { code, reason } = refusalOf(error);
  if (code === 404 || code === 410) return 'missing';
  if (code === 0) logFault(error);
  else logApiRefusal('Calendar', code, reason);
  return isDisabled(error) ? 'disabled' : 'unreadable';
}

/** Why `listEvents` threw, logged. */
export function failureOfList(error: unknown): 'disabled' | 'failed' {
  return failureOf(error) === 'disabled' ? 'disabled' : 'failed';
}

/**
 * Whether the Calendar API is not enabled in the script's Cloud project, as every API of a standard project is at first
 * (https://developers.google.com/apps-script/guides/services/advanced).
 */
function isDisabled(error: unknown): boolean {
  const { reason, message } = refusalOf(error);
  return (
    disabledReasons.includes(reason) || /has not been used in project|API .*is (?:disabled|not enabled)/i.test(message)
  );
}

const disabledReasons = ['accessNotConfigured', 'SERVICE_DISABLED'];

// GoogleJsonResponseException has the error of the API in its details.
const reasonsSchema = z.optional(z.array(z.object({ reason: z.optional(z.string()) })));
const refusalSchema = z.object({
  message: z.optional(z.string()),
  details: z.optional(z.object({ code: z.optional(z.number()), errors: reasonsSchema, details: reasonsSchema })),
});

/** The status, Google's own word for the reason, and its message, which is for people. */
function refusalOf(error: unknown): { code: number; reason: string; message: string } {
  const known = refusalSchema.safeParse(error);
  const { message = '', details: { code = 0, errors = [], details = [] } = {} } = known.success ? known.data : {};
  const reason = [...errors, ...details].find((given) => given.reason !== undefined)?.reason ?? '';
  return { code, reason, message };
}

/** Events per call. */
const maxListed = 50;

/**
 * The events of the user's primary calendar between two instants (ISO 8601), by start, with recurrences expanded, at
 * most 50. Cancelled events and those that are no meeting (absences, birthdays, working locations) are left out. One
 * call of the service; throws when it fails.
 */
export function listEvents(from: string, to: string): CalendarEvent[] {
  const options = { timeMin: from, timeMax: to, singleEvents: true, orderBy: 'startTime', maxResults: maxListed };
  const { items = [] } = requireCalendar().Events.list('primary', options);
  return items
    .filter(({ eventType = 'default' }) => eventType === 'default')
    .map(eventOf)
    .filter(({ cancelled }) => !cancelled);
}

type Resource = GoogleAppsScript.Calendar.Schema.Event;

// The global exists only if the manifest enables the advanced service, which ours does.
function requireCalendar(): GoogleAppsScript.Calendar {
  if (typeof Calendar === 'undefined') throw new Error('the advanced Calendar service is not enabled');
  return Calendar;
}

/** The service omits empty fields, and nearly all fields of a cancelled occurrence. */
function eventOf(event: Resource): CalendarEvent {
  const { attendees = [], attachments = [], organizer } = event;
  return {
    id: toText(event.id),
    uid: toText(event.iCalUID),
    seriesId: event.recurringEventId ?? null,
    originalStart: timeOf(event.originalStartTime),
    originalDay: dayOf(event.originalStartTime),
    cancelled: event.status === 'cancelled',
    isPrivate: event.visibility === 'private' || event.visibility === 'confidential',
    title: toText(event.summary),
    description: toText(event.description),
    location: toText(event.location),
    start: timeOf(event.start),
    end: timeOf(event.end),
    organizer: organizer === undefined ? null : personOf(organizer),
    guests: attendees.map(guestOf),
    guestsHidden: hidesGuests(event),
    conference: conferenceOf(event),
    files: attachments.map(({ title, fileUrl, mimeType }) => ({
      title: toText(title),
      url: toText(fileUrl),
      mediaType: toText(mimeType),
    })),
    url: toText(event.htmlLink),
  };
}

function toText(value: string | undefined): string {
  return value ?? '';
}

function timeOf(time: GoogleAppsScript.Calendar.Schema.EventDateTime | undefined): EventTime | null {
  if (time?.date !== undefined) return { date: time.date };
  const instant = new Date(toText(time?.dateTime));
  return Number.isNaN(instant.getTime()) ? null : { instant: instant.toISOString() };
}

/** Google writes an instant with the offset of the event's zone, or of the calendar's (RFC 3339), so the day is there. */
function dayOf(time: GoogleAppsScript.Calendar.Schema.EventDateTime | undefined): string | null {
  return /^\d{4}-\d{2}-\d{2}(?=T)/.exec(toText(time?.dateTime))?.[0] ?? null;
}

function personOf({
  email,
  displayName,
}: {
  email?: string | undefined;
  displayName?: string | undefined;
}): EventPerson {
  const name = toText(displayName).trim();
  return { email: toText(email), name: name === '' ? null : name };
}

function guestOf(guest: GoogleAppsScript.Calendar.Schema.EventAttendee): Guest {
  return {
    ...personOf(guest),
    answer: answers.find((answer) => answer === guest.responseStatus) ?? 'needsAction',
    self: guest.self === true,
    room: guest.resource === true,
    optional: guest.optional === true,
    additional: guest.additionalGuests ?? 0,
  };
}

/** Guests who may not see the guest list get themselves and the organizer only. */
function hidesGuests({ attendeesOmitted, guestsCanSeeOtherGuests, organizer }: Resource): boolean {
  return attendeesOmitted === true || (guestsCanSeeOtherGuests === false && organizer?.self !== true);
}

function conferenceOf({ conferenceData, hangoutLink }: Resource): Conference | null {
  const entryPoints = (conferenceData?.entryPoints ?? []).map(entryPointOf);
  if (entryPoints.length === 0 && hangoutLink !== undefined) {
    return { name: 'Google Meet', entryPoints: [{ kind: 'video', label: '', url: hangoutLink, codes: [] }] };
  }
  return entryPoints.length === 0 ? null : { name: toText(conferenceData?.conferenceSolution?.name), entryPoints };
}

function entryPointOf(point: GoogleAppsScript.Calendar.Schema.EntryPoint): EntryPoint {
  const { entryPointType: type, uri, label } = point;
  return {
    kind: type === 'video' || type === 'phone' ? type : 'other',
    label: toText(label),
    url: toText(uri),
    codes: codeKinds.flatMap((kind) => {
      const code = toText(point[kind]);
      return code === '' ? [] : [{ kind, code }];
    }),
  };
}
