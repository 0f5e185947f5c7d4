/** Who is signed in to the stand-in. `sub` is Google's stable id of the account. */
export interface HostUser {
  email: string;
  name: string;
  sub: string;
}

export type Platform = 'WEB' | 'IOS' | 'ANDROID';

/**
 * What is open in the host application while a callback runs: nothing, a mail (`raw` is the whole RFC 5322 message), or
 * an event.
 */
export type OpenItem = { kind: 'none' } | { kind: 'mail'; id: string; raw: Uint8Array } | OpenEvent;

/** An event of a calendar file (RFC 5545). Its id is made from its UID, as Google makes it of an imported event. */
export interface OpenEvent {
  kind: 'event';
  /** The calendar it is seen in: its owner's address. */
  calendarId: string;
  raw: Uint8Array;
  /** Which event of the file; the first without it. */
  uid?: string;
  /** Which occurrence of a series, by the start it has in the rule: an ISO instant or date; the first without it. */
  occurrence?: string;
  /** Still being created, so that nothing can be read of it; Google may give it an id already or not. */
  unsaved?: 'withoutId' | 'withId';
}

/** The calendar of who is signed in, as CalendarApp and the Calendar API read it. The open event's file is part of it. */
export interface UserCalendar {
  id: string;
  files: readonly Uint8Array[];
}

/** One callback of the add-on, as Google would make it. */
export interface CallbackRequest {
  user: HostUser;
  /** What `ScriptApp.getIdentityToken()` answers; null as for a script without the `openid` scope. */
  identityToken: string | null;
  /** BCP 47, e.g. `fr-FR`. */
  locale: string;
  timeZone: string;
  platform: Platform;
  hostApp: 'GMAIL' | 'CALENDAR';
  item: OpenItem;
  calendar?: UserCalendar;
  /** A trigger of the manifest, or a function: called as a trigger (`function`), or named by a card (`action`). */
  target:
    | { kind: 'homepage' }
    | { kind: 'itemOpen' }
    | { kind: 'compose' }
    | { kind: 'function'; functionName: string }
    | { kind: 'universalAction'; index: number }
    | {
        kind: 'action';
        functionName: string;
        parameters: Record<string, string>;
        formInputs: FormInputs;
        /** Names of switches that nobody touched since the card was drawn: Google may leave them out of the form. */
        untouchedSwitches?: readonly string[];
      };
  /** Scopes that the user refused at consent. */
  refusedScopes?: readonly string[];
  /** APIs of advanced services that are not enabled in the script's Cloud project. */
  disabledApis?: readonly 'calendar'[];
}

/** One field's value in Google's shape; only date and time pickers use the last three. Instants in milliseconds since the epoch. */
export type FormInput =
  | { stringInputs: { value: string[] } }
  | { dateInput: { msSinceEpoch: number } }
  | { timeInput: { hours: number; minutes: number } }
  | { dateTimeInput: { hasDate: boolean; hasTime: boolean; msSinceEpoch: number } };

/** Values by field name, in the shape of `commonEventObject.formInputs`. A field with nothing chosen is absent. */
export type FormInputs = Record<string, FormInput>;

/** One HTTP exchange of UrlFetchApp. `status` 0: no answer. Bodies are kept only when the host was made with `recordBodies`. */
export interface RecordedFetch {
  method: string;
  url: string;
  status: number;
  milliseconds: number;
  requestBytes: number;
  responseText?: string;
}

/** A mail that the script sent: recorded, and never sent. Addresses as the script wrote them; `attachments` by name. */
export interface SentMail {
  to: string;
  cc: string;
  bcc: string;
  subject: string;
  plain: string;
  html: string;
  attachments: string[];
}

/** What the callback answered, as recorded card JSON, and what it did to get there. */
export interface CallbackResult {
  /** `{"action":{"navigations":[…]}}`, `{"renderActions":…}`, or null when the callback returned nothing. */
  answer: unknown;
  fetches: RecordedFetch[];
  sent: SentMail[];
  /** Google service calls by `Class.method`. */
  serviceCalls: Record<string, number>;
  milliseconds: number;
  /** Lines the script wrote with console or Logger. */
  log: string[];
}

/** The script failed: `message` is the text that Google would show or log. */
export class ScriptError extends Error {
  override readonly name = 'ScriptError';
  readonly log: string[];
  constructor(message: string, log: string[] = []) {
    super(message);
    this.log = log;
  }
}

/**
 * A versioned deployment may open and fetch only what the manifest lists; in a test deployment a list that the manifest
 * leaves out allows everything.
 */
export type Deployment = 'test' | 'versioned';

export interface HostOptions {
  /** Folder as `clasp push` would send it: appsscript.json and *.js. */
  addonDir: string;
  /** The built `dist/host` folder, where the workers are. */
  hostDir: string;
  /** https origin → loopback origin, applied below the checks of UrlFetchApp. */
  origins: Record<string, string>;
  recordBodies?: boolean;
  /** By default `versioned`, the stricter one. */
  deployment?: Deployment;
  /** Milliseconds after which a callback is ended, as Google does after 30 s. */
  callbackTimeout?: number;
}

/** A stand-in for Gmail and Calendar that keeps properties and cache per user between callbacks. One callback at a time; calls queue. */
export interface Host {
  run(request: CallbackRequest): Promise<CallbackResult>;
  /** Google's checks on links apply here too: throws ScriptError when the url is outside openLinkUrlPrefixes. Returns the mapped url. */
  openLink(url: string): string;
  /** What the add-on keeps for a user with `PropertiesService.getUserProperties()`. */
  userProperties(user: HostUser): Readonly<Record<string, string>>;
  close(): Promise<void>;
}
