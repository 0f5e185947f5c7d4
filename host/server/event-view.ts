import { instanceIdOf, type EventInstance } from '../calendar/event-instance.ts';
import type { EventDetails } from '../calendar/event.ts';
import type { EventTime } from '../calendar/event-time.ts';
import type { EventDetail, EventSummary, Guest, Person } from '../page-api.ts';
import type { FoundEvent } from './agenda.ts';

/** One event as the week and the list show it to whose calendar it is. */
export function eventSummary({ instance, file }: FoundEvent, owner: string): EventSummary {
  const { details, event } = instance;
  const self = details.attendees.find(({ email }) => email === owner.toLowerCase());
  return {
    id: instanceIdOf(instance),
    title: details.summary ?? '',
    allDay: details.start.kind === 'day',
    start: textOf(details.start),
    end: textOf(details.end),
    location: details.location,
    status: details.status,
    answer: self?.responseStatus ?? null,
    recurring: event.recurrence.length > 0 || event.originalStart !== null,
    dropped: file.dropped,
  };
}

/** Everything of one event that its pane shows. `base`: the address of the event on this server. */
export function eventDetail(found: FoundEvent, { owner, base }: { owner: string; base: string }): EventDetail {
  const { details } = found.instance;
  const { organizer, conference, attachments } = details;
  return {
    ...eventSummary(found, owner),
    organizer: organizer === null ? null : personOf(organizer),
    guests: guestsOf(details, owner),
    conference:
      conference === null
        ? null
        : {
            name: conference.solution.name,
            entryPoints: conference.entryPoints.map(({ label, uri }) => ({ label, uri })),
          },
    descriptionUrl: (details.description ?? '').trim() === '' ? null : `${base}/description`,
    movedFrom: originalStartOf(found.instance),
    attachments: attachments.map(({ title, mimeType, fileUrl, fileId }) => ({
      title,
      mediaType: mimeType,
      url: fileUrl,
      drive: fileId !== null,
    })),
  };
}

/** The organizer first, rooms last. */
function guestsOf({ attendees, organizer }: EventDetails, owner: string): Guest[] {
  const guests = attendees.map((guest): Guest => {
    const { email, displayName, responseStatus, optional, resource } = guest;
    return {
      name: displayName ?? '',
      address: email,
      answer: responseStatus,
      organizer: email === organizer?.email,
      optional,
      resource,
      self: email === owner.toLowerCase(),
    };
  });
  const rank = (guest: Guest): number => (guest.resource ? 2 : guest.organizer ? 0 : 1);
  return guests.sort((a, b) => rank(a) - rank(b));
}

function personOf({ email, displayName }: { email: string; displayName: string | null }): Person {
  return { name: displayName ?? '', address: email };
}

function originalStartOf({ originalStart, details: { start } }: EventInstance): string | null {
  if (originalStart === null) return null;
  const original = textOf(originalStart);
  return original === textOf(start) ? null : original;
}

function textOf(time: EventTime): string {
  return time.kind === 'day' ? time.date : new Date(time.instant).toISOString();
}
