import { maxMeetingAddresses, maxMeetings } from '../../shared/capture/home.ts';
import type { HomeRequest } from '../../shared/capture/requests.ts';
import type { CalendarEvent, EventTime } from './calendar-event.ts';
import { deriveEventKeys } from './source-keys.ts';

/** A meeting of the day as the homepage shows it. */
export interface AgendaMeeting {
  readonly title: string;
  readonly start: EventTime | null;
  readonly end: EventTime | null;
  /** Where Calendar shows it; empty when Google does not say. */
  readonly url: string;
  /** What the backend is asked about it. */
  readonly asked: HomeRequest['meetings'][number];
}

/** The user's meetings of the day, or why they are not known. */
export type Agenda =
  | { readonly outcome: 'read'; readonly meetings: readonly AgendaMeeting[] }
  /** The user did not let Relais read their events. */
  | { readonly outcome: 'notGranted' }
  /** The Calendar API is not enabled for the script. */
  | { readonly outcome: 'disabled' }
  | { readonly outcome: 'failed' };

/** The events of a day that somebody is invited to and that the user did not decline, in their order. */
export function meetingsOf(events: readonly CalendarEvent[], sha256: (text: string) => string): AgendaMeeting[] {
  const attended = events.filter(({ guests }) => !guests.some(({ self, answer }) => self && answer === 'declined'));
  const meetings = attended.map((event) => ({
    title: event.title,
    start: event.start,
    end: event.end,
    url: event.url,
    asked: { keys: deriveEventKeys(event, sha256), addresses: addressesOf(event) },
  }));
  return meetings.filter(({ asked }) => asked.addresses.length > 0).slice(0, maxMeetings);
}

function addressesOf({ organizer, guests }: CalendarEvent): string[] {
  const people = guests.filter(({ room }) => !room).map(({ email }) => email);
  const all = organizer === null || guests.length === 0 ? people : [organizer.email, ...people];
  // The length of an address that the backend accepts.
  const valid = all.map((address) => address.trim()).filter(({ length }) => length >= 3 && length <= 320);
  return [...new Set(valid)].slice(0, maxMeetingAddresses);
}
