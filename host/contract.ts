/** Who is signed in to the stand-in. `sub` is Google's stable id of the account. */
export interface HostUser {
  email: string;
  name: string;
  sub: string;
}

export type Platform = 'WEB' | 'IOS' | 'ANDROID';

/** What is open in the host application while a callback runs. `raw` is the whole RFC 5322 message. */
export type OpenItem = { kind: 'none' } | { kind: 'mail'; id: string; raw: Uint8Array };

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
  /** A trigger of the manifest, or a function that a card named. */
  target:
    | { kind: 'homepage' }
    | { kind: 'itemOpen' }
    | { kind: 'universalAction'; index: number }
    | { kind: 'action'; functionName: string; parameters: Record<string, string>; formInputs: FormInputs };
  /** Scopes that the user refused at consent. */
  refusedScopes?: readonly string[];
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

/** What the callback answered, as recorded card JSON, and what it did to get there. */
export interface CallbackResult {
  /** `{"action":{"navigations":[…]}}`, `{"renderActions":…}`, or null when the callback returned nothing. */
  answer: unknown;
  fetches: RecordedFetch[];
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

export interface HostOptions {
  /** Folder as `clasp push` would send it: appsscript.json and *.js. */
  addonDir: string;
  /** The built `dist/host` folder, where the workers are. */
  hostDir: string;
  /** https origin → loopback origin, applied below the checks of UrlFetchApp. */
  origins: Record<string, string>;
  recordBodies?: boolean;
  /** Milliseconds after which a callback is ended, as Google does after 30 s. */
  callbackTimeout?: number;
}

/** A stand-in for Gmail and Calendar that keeps properties and cache per user between callbacks. One callback at a time; calls queue. */
export interface Host {
  run(request: CallbackRequest): Promise<CallbackResult>;
  /** Google's checks on links apply here too: throws ScriptError when the url is outside openLinkUrlPrefixes. Returns the mapped url. */
  openLink(url: string): string;
  close(): Promise<void>;
}
