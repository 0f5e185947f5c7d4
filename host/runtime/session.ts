import type { CallbackRequest, RecordedFetch, SentMail } from '../contract.ts';
import type { CalendarEvent } from '../calendar/event.ts';
import type { EventInstance } from '../calendar/event-instance.ts';
import type { Mail } from '../mail/mail.ts';
import type { Manifest } from './manifest.ts';
import type { Stores } from './stores.ts';
import type { SyncTransport } from './sync-transport.ts';

/** The event that is open. */
export interface OpenedEvent {
  calendarId: string;
  instance: EventInstance;
  unsaved: 'withoutId' | 'withId' | null;
}

export interface ReadableCalendar {
  id: string;
  events: readonly CalendarEvent[];
}

/** Everything that a callback can reach: user, open item, granted scopes, and its effects so far. */
export interface Session {
  readonly request: Omit<CallbackRequest, 'item' | 'calendar'>;
  readonly manifest: Manifest;
  readonly grantedScopes: ReadonlySet<string>;
  readonly mail: Mail | null;
  readonly event: OpenedEvent | null;
  /** What CalendarApp and the Calendar API read: the user's calendar with the open event. */
  readonly calendar: ReadableCalendar;
  /** What `e.gmail.accessToken` carries; new for every callback. */
  readonly messageToken: string;
  readonly stores: Stores;
  readonly transport: SyncTransport;
  readonly fetches: RecordedFetch[];
  /** Mails that would have left the machine. */
  readonly sent: SentMail[];
  readonly recordBodies: boolean;
  /** https origin → loopback origin. */
  readonly origins: Record<string, string>;
  readonly log: string[];
  readonly serviceCalls: Record<string, number>;
  countCall(name: string): void;
  /** The token given to GmailApp.setCurrentMessageAccessToken, null before. */
  givenMessageToken: string | null;
}

/** Whether the callback is an interaction with a card or the menu, which grants more (…current.message.action). */
export function isInteraction(session: Session): boolean {
  return ['action', 'function', 'universalAction'].includes(session.request.target.kind);
}
