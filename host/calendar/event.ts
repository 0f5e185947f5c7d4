import type { EventTime } from './event-time.ts';

/** Google's words for the answer of a guest. */
export type ResponseStatus = 'needsAction' | 'declined' | 'tentative' | 'accepted';

export interface Attendee {
  email: string;
  displayName: string | null;
  optional: boolean;
  /** A room or a piece of equipment. */
  resource: boolean;
  responseStatus: ResponseStatus;
  additionalGuests: number;
  comment: string | null;
}

/** A file on an event: always a link, on Google. */
export interface EventAttachment {
  fileUrl: string;
  title: string;
  mimeType: string;
  /** Google Drive's id; null for a link elsewhere. */
  fileId: string | null;
}

export interface EntryPoint {
  entryPointType: 'video' | 'phone' | 'more';
  uri: string;
  label: string;
}

export interface Conference {
  id: string;
  solution: { type: 'hangoutsMeet' | 'addOn'; name: string };
  entryPoints: readonly EntryPoint[];
}

/** What one VEVENT says: a single event, a series, or an occurrence that differs from its series. */
export interface EventDetails {
  uid: string;
  sequence: number;
  status: 'confirmed' | 'tentative' | 'cancelled';
  summary: string | null;
  description: string | null;
  location: string | null;
  start: EventTime;
  /** Exclusive, as in RFC 5545. */
  end: EventTime;
  organizer: { email: string; displayName: string | null } | null;
  attendees: readonly Attendee[];
  attachments: readonly EventAttachment[];
  conference: Conference | null;
  isPrivate: boolean;
  /** Does not make its owner busy. */
  transparent: boolean;
  created: number | null;
  updated: number | null;
}

/** A series or a single event with everything that the file says of it. */
export interface CalendarEvent {
  details: EventDetails;
  /** RRULE, EXDATE and RDATE lines as the Calendar API has them; empty for a single event. */
  recurrence: readonly string[];
  /** Starts by the rule, in order and without the excluded ones. `until` in milliseconds since 1970. */
  starts(until: number): Iterable<EventTime>;
  /** The excluded ones: occurrences that were deleted, which the Calendar API knows as cancelled. */
  excludedStarts(until: number): Iterable<EventTime>;
  /** Occurrences that differ from their series, by occurrence key. */
  changed: ReadonlyMap<string, EventDetails>;
  /** The start by the rule of an occurrence that came without its series; null for everything else. */
  originalStart: EventTime | null;
}
