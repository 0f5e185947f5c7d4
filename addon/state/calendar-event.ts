/** A whole day as `YYYY-MM-DD`, or an instant as ISO 8601 in UTC with milliseconds. */
export type EventTime = { readonly date: string } | { readonly instant: string };

export interface EventPerson {
  readonly email: string;
  readonly name: string | null;
}

/** Google's words for the answer of a guest. */
export const answers = ['accepted', 'declined', 'tentative', 'needsAction'] as const;
export type EventAnswer = (typeof answers)[number];

export interface Guest extends EventPerson {
  readonly answer: EventAnswer;
  /** The owner of the calendar in which the event is open. */
  readonly self: boolean;
  /** A room or a piece of equipment. */
  readonly room: boolean;
  readonly optional: boolean;
  /** How many people more this guest brings along. */
  readonly additional: number;
}

/** Google's names of what an entry point asks for. */
export const codeKinds = ['accessCode', 'meetingCode', 'passcode', 'password', 'pin'] as const;

export interface EntryCode {
  readonly kind: (typeof codeKinds)[number];
  readonly code: string;
}

/** A way to join from afar. */
export interface EntryPoint {
  readonly kind: 'video' | 'phone' | 'other';
  /** Address as people read it, e.g. a telephone number. */
  readonly label: string;
  readonly url: string;
  /** What must be dialled or typed after the number, in the order of Google's fields; empty without. */
  readonly codes: readonly EntryCode[];
}

export interface Conference {
  /** E.g. "Google Meet"; empty when Google does not say. */
  readonly name: string;
  readonly entryPoints: readonly EntryPoint[];
}

/** A file of an event as Google gives it, unchecked. */
export interface EventFile {
  readonly title: string;
  readonly url: string;
  readonly mediaType: string;
}

/** An event as the Calendar service gives it: a single one, one occurrence of a series, or a series as a whole. */
export interface CalendarEvent {
  readonly id: string;
  /** iCalUID: the same in every calendar and for every occurrence of a series. */
  readonly uid: string;
  /** The id of the series that it is an occurrence of; null for a single event and for a series. */
  readonly seriesId: string | null;
  /** The start that the recurrence rule gives to this occurrence, even if it was moved. */
  readonly originalStart: EventTime | null;
  /** The day of an `originalStart` that is an instant, where the meeting is: `YYYY-MM-DD`. Else null. */
  readonly originalDay: string | null;
  readonly cancelled: boolean;
  /** Its owner keeps it from those who share the calendar. */
  readonly isPrivate: boolean;
  readonly title: string;
  /** HTML, or plain text as imported events have it. */
  readonly description: string;
  readonly location: string;
  readonly start: EventTime | null;
  /** Exclusive. */
  readonly end: EventTime | null;
  readonly organizer: EventPerson | null;
  readonly guests: readonly Guest[];
  /** Google gave some of the guests only: there are too many, or the organizer hides them. */
  readonly guestsHidden: boolean;
  readonly conference: Conference | null;
  readonly files: readonly EventFile[];
  /** Where Calendar shows it; empty when Google does not say. */
  readonly url: string;
}
