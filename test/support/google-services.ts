import { readPropertiesAnew } from '../../addon/google/properties.ts';

// Google's services as the add-on calls them, outside of Google: small, and recording what they were asked.
// The built bundle runs against the complete stand-in in the journeys; these are for tests of one part.

/** What UrlFetchApp is asked. `payload` of a multipart request is its values by name. */
export interface Fetched {
  url: string;
  method: string;
  headers: Record<string, string>;
  payload: unknown;
  timeoutSeconds: number;
}

export interface Reply {
  status: number;
  body: unknown;
  headers?: Record<string, string>;
}

/** A blob as the add-on uses it. */
export class FakeBlob {
  readonly bytes: number[];
  readonly mediaType: string;
  name: string;
  constructor(bytes: number[], mediaType: string, name: string) {
    this.bytes = bytes;
    this.mediaType = mediaType;
    this.name = name;
  }
  /** The add-on leaves bytes to Google. */
  getBytes(): never {
    throw new Error('bytes as a JavaScript array');
  }
  setName(name: string): this {
    this.name = name;
    return this;
  }
  getDataAsString(charset = 'utf-8'): string {
    if (charset === 'ISO-8859-1') return String.fromCharCode(...this.bytes.map((byte) => byte & 0xff));
    return new TextDecoder(charset).decode(Uint8Array.from(this.bytes, (byte) => byte & 0xff));
  }
}

export interface FakeGoogle {
  fetched: Fetched[];
  cache: Map<string, string>;
  properties: Map<string, string>;
  pauses: number[];
}

export interface GoogleOptions {
  /** Answers a request, throws as UrlFetchApp does when nothing answers. */
  answer?: (request: Fetched) => Reply;
  identityToken?: string | null;
  /** What GmailApp.getMessageById gives. */
  message?: object | null;
}

/** Puts the services where the add-on looks for them; a later call replaces them. */
export function installGoogle(options: GoogleOptions = {}): FakeGoogle {
  // Each callback is a process of its own on Google.
  readPropertiesAnew();
  const google: FakeGoogle = { fetched: [], cache: new Map(), properties: new Map(), pauses: [] };
  const { identityToken = 'identity-token', message = null } = options;
  Object.assign(globalThis, {
    RELAIS_BASE_URL: 'https://relais.example',
    RELAIS_ENVIRONMENT: null,
    UrlFetchApp: { fetch: fetchWith(google, options.answer) },
    CacheService: { getUserCache: () => userCache(google.cache) },
    PropertiesService: { getUserProperties: () => userProperties(google.properties) },
    ScriptApp: { getIdentityToken: () => identityToken },
    GmailApp: { setCurrentMessageAccessToken: () => undefined, getMessageById: () => message },
    Calendar: { Events: { list: () => ({ items: [] }) } },
    Utilities: utilities(google),
    CardService: cardService,
  });
  return google;
}

function fetchWith(google: FakeGoogle, answer: GoogleOptions['answer']) {
  return (url: string, { method = 'get', headers = {}, payload, timeoutSeconds = 360 }: Partial<Fetched>) => {
    const request = { url, method, headers, payload, timeoutSeconds };
    google.fetched.push(request);
    if (answer === undefined) throw new Error('Address unavailable: https://relais.example');
    const reply = answer(request);
    return {
      getResponseCode: () => reply.status,
      getContentText: () => (typeof reply.body === 'string' ? reply.body : JSON.stringify(reply.body)),
      getAllHeaders: () => reply.headers ?? {},
    };
  };
}

function userCache(entries: Map<string, string>) {
  return {
    get: (key: string) => entries.get(key) ?? null,
    put: (key: string, value: string) => void entries.set(key, value),
    remove: (key: string) => void entries.delete(key),
  };
}

function userProperties(entries: Map<string, string>) {
  return {
    getProperties: () => Object.fromEntries(entries),
    setProperty: (key: string, value: string) => void entries.set(key, value),
    deleteProperty: (key: string) => void entries.delete(key),
  };
}

function utilities(google: FakeGoogle) {
  return {
    newBlob: (data: string | number[], mediaType = '', name = '') =>
      new FakeBlob(typeof data === 'string' ? [...new TextEncoder().encode(data)] : data, mediaType, name),
    sleep: (milliseconds: number) => void google.pauses.push(milliseconds),
    computeDigest: (_algorithm: string, text: string) => [...new TextEncoder().encode(text)].slice(-4),
    DigestAlgorithm: { SHA_256: 'SHA_256' },
    Charset: { UTF_8: 'UTF_8' },
  };
}

/** What CardService was told about one object: its maker and every setter with its arguments, in order. */
export interface Recorded {
  made: string;
  calls: { method: string; args: unknown[] }[];
}

function recorder(made: string): object {
  const recorded: Recorded = { made, calls: [] };
  const proxy: object = new Proxy(recorded, {
    get: (target, key) => {
      if (key === 'made' || key === 'calls') return target[key];
      return (...args: unknown[]) => {
        if (key !== 'build') target.calls.push({ method: String(key), args });
        return proxy;
      };
    },
  });
  return proxy;
}

const cardService = new Proxy(
  {},
  {
    get: (_target, name) =>
      String(name).startsWith('new')
        ? () => recorder(String(name))
        : new Proxy({}, { get: (_enum, value) => String(value) }),
  },
);

/** Every call of a setter within a rendered answer, e.g. all that `setText` was given. */
export function argumentsOf(rendered: unknown, method: string): unknown[] {
  if (!isRecorded(rendered)) return [];
  return rendered.calls.flatMap((call) => [
    ...(call.method === method ? [call.args[0]] : []),
    ...call.args.flatMap((arg) => (Array.isArray(arg) ? arg : [arg]).flatMap((inner) => argumentsOf(inner, method))),
  ]);
}

function isRecorded(value: unknown): value is Recorded {
  return typeof value === 'object' && value !== null && 'calls' in value && Array.isArray(value.calls);
}

installGoogle();
