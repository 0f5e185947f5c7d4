import type { Attendee, CalendarEvent, Conference, EventAttachment, EventDetails } from '../calendar/event.ts';
import { eventIdOf, instanceIdOf, type EventInstance } from '../calendar/event-instance.ts';
import { rfc3339, type EventTime } from '../calendar/event-time.ts';

/** The reader of an event: owner of the calendar, and time zone (IANA). */
export interface Reader {
  calendarId: string;
  timeZone: string;
}

type Resource = Record<string, unknown>;

/**
 * An occurrence or single event as a resource of the Calendar API.
 * https://developers.google.com/calendar/api/v3/reference/events
 */
export function instanceResource(instance: EventInstance, reader: Reader): Resource {
  const { event, details, originalStart } = instance;
  return {
    ...eventFields(details, instanceIdOf(instance), reader),
    ...(originalStart
      ? {
          recurringEventId: eventIdOf(event.details.uid),
          originalStartTime: timeResource(originalStart, reader),
        }
      : {}),
  };
}

/** A series as a whole, with its rule. */
export function seriesResource(event: CalendarEvent, reader: Reader): Resource {
  return {
    ...eventFields(event.details, eventIdOf(event.details.uid), reader),
    ...(event.recurrence.length > 0 ? { recurrence: event.recurrence } : {}),
  };
}

export function isOrganizer({ organizer }: Pick<EventDetails, 'organizer'>, calendarId: string): boolean {
  return organizer === null || organizer.email === calendarId.toLowerCase();
}

export function attendeeResource(
  guest: Attendee,
  { calendarId, organizer }: { calendarId: string; organizer: EventDetails['organizer'] },
): Resource {
  return {
    email: guest.email,
    ...(guest.displayName === null ? {} : { displayName: guest.displayName }),
    ...(guest.email === organizer?.email ? { organizer: true } : {}),
    ...(guest.email === calendarId.toLowerCase() ? { self: true } : {}),
    ...(guest.resource ? { resource: true } : {}),
    ...(guest.optional ? { optional: true } : {}),
    responseStatus: guest.responseStatus,
    ...(guest.comment === null ? {} : { comment: guest.comment }),
    ...(guest.additionalGuests > 0 ? { additionalGuests: guest.additionalGuests } : {}),
  };
}

export function conferenceResource({ id, solution, entryPoints }: Conference): Resource {
  return {
    entryPoints: entryPoints.map((entryPoint) => ({ ...entryPoint })),
    conferenceSolution: { key: { type: solution.type }, name: solution.name, iconUri: conferenceIcon },
    conferenceId: id,
  };
}

const conferenceIcon =
  'https://fonts.gstatic.com/s/i/productlogos/meet_2020q4/v6/web-512dp/logo_meet_2020q4_color_2x_web_512dp.png';

function eventFields(details: EventDetails, id: string, reader: Reader): Resource {
  const { organizer, conference, attendees, attachments } = details;
  return {
    kind: 'calendar#event',
    id,
    status: details.status,
    htmlLink: `https://www.google.com/calendar/event?eid=${Buffer.from(`${id} ${reader.calendarId}`).toString('base64url')}`,
    ...present({ created: timestamp(details.created), updated: timestamp(details.updated) }),
    ...present({ summary: details.summary, description: details.description, location: details.location }),
    creator: personResource(organizer, reader),
    organizer: personResource(organizer, reader),
    start: timeResource(details.start, reader),
    end: timeResource(details.end, reader),
    ...present({
      transparency: details.transparent ? 'transparent' : null,
      visibility: details.isPrivate ? 'private' : null,
    }),
    iCalUID: details.uid,
    sequence: details.sequence,
    ...(attendees.length > 0
      ? { attendees: attendees.map((guest) => attendeeResource(guest, { ...reader, organizer })) }
      : {}),
    ...present({ hangoutLink: conference?.solution.type === 'hangoutsMeet' ? conference.entryPoints[0]?.uri : null }),
    ...(conference ? { conferenceData: conferenceResource(conference) } : {}),
    reminders: { useDefault: true },
    ...(attachments.length > 0 ? { attachments: attachments.slice(0, maxAttachments).map(attachmentResource) } : {}),
    eventType: 'default',
  };
}

/** Google's limit for one event. */
const maxAttachments = 25;

function attachmentResource({ fileUrl, title, mimeType, fileId }: EventAttachment): Resource {
  return {
    fileUrl,
    title,
    mimeType,
    iconLink: `https://drive-thirdparty.googleusercontent.com/16/type/${mimeType}`,
    ...(fileId === null ? {} : { fileId }),
  };
}

function personResource(person: EventDetails['organizer'], { calendarId }: Reader): Resource {
  const email = person?.email ?? calendarId;
  return {
    email,
    ...(person?.displayName ? { displayName: person.displayName } : {}),
    ...(email === calendarId.toLowerCase() ? { self: true } : {}),
  };
}

function timeResource(time: EventTime, { timeZone }: Reader): Resource {
  if (time.kind === 'day') return { date: time.date };
  return { dateTime: rfc3339(time.instant, timeZone), timeZone: time.timeZone ?? timeZone };
}

function timestamp(milliseconds: number | null): string | null {
  return milliseconds === null ? null : new Date(milliseconds).toISOString();
}

function present(fields: Record<string, string | null | undefined>): Resource {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null && value !== undefined));
}
