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

/** A file attached to an event. On Google it is always a link. */
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

/** The content of one VEVENT: a single event, a series, or an overridden occurrence. */
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
  /** Whether the owner stays free during the event (TRANSP:TRANSPARENT). */
  transparent: boolean;
  created: number | null;
  updated: number | null;
}

/** A series with its overrides, or a single event. */
export interface CalendarEvent {
  details: EventDetails;
  /** RRULE, EXDATE and RDATE lines as the Calendar API has them; empty for a single event. */
  recurrence: readonly string[];
  /** The starts that the rule gives, in order, without excluded ones. `until`: milliseconds since 1970. */
  starts(until: number): Iterable<EventTime>;
  /** Excluded starts (EXDATE): deleted occurrences, which the Calendar API has as cancelled. */
  excludedStarts(until: number): Iterable<EventTime>;
  /** Overridden occurrences by occurrence key. */
  changed: ReadonlyMap<string, EventDetails>;
  /** The RECURRENCE-ID of an occurrence that came without its series; null otherwise. */
  originalStart: EventTime | null;
}
