import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type {
  CallbackRequest,
  CallbackResult,
  FormInputs,
  Host,
  HostUser,
  OpenEvent,
  OpenItem,
  Platform,
} from '../../host/contract.ts';
import { subjectOf, type IdentityClaims } from '../../host/issuer/accounts.ts';
import { startIssuer, type Issuer } from '../../host/issuer.ts';
import { createHost } from '../../host/runtime/host.ts';
import { baseUrl } from './base-url.ts';
import { identitySettings, startBackend, type BackendProcess } from './backend-process.ts';
import { findAction, findCard, type CardAction } from './card-form.ts';
import { builtAddon, builtHost } from './folders.ts';

const addressScope = 'https://www.googleapis.com/auth/userinfo.email';

const browserLocales = { fr: 'fr-FR', en: 'en-US' };
export type Locale = keyof typeof browserLocales;

/** Where everybody is unless it is said otherwise (IANA). */
export const timeZone = 'Europe/Paris';

/** The whole product on one machine: identity signer, built service with a fresh database in memory, host with the built add-on. */
export interface TestBench {
  backend: BackendProcess;
  issuer: Issuer;
  host: Host;
  /** A person who is signed in to Google, linked to nothing yet. */
  person(identity: { email: string; name: string }, options?: PersonOptions): Person;
  /** Stops the service and starts it again at the same address with other settings; keeps its data unless they are in memory. */
  restartBackend(environment: Record<string, string>): Promise<void>;
  close(): Promise<void>;
}

export interface PersonOptions {
  locale?: Locale;
  platform?: Platform;
  refusedScopes?: readonly string[];
  disabledApis?: CallbackRequest['disabledApis'];
  /** IANA name. */
  timeZone?: string;
  /** Where they are while neither a mail nor an event is open. */
  hostApp?: CallbackRequest['hostApp'];
  /** Another machine than the bench's: what the add-on keeps with Google is not there. */
  host?: Host;
  /** Calendar files whose events are in their calendar. */
  calendar?: readonly Uint8Array[];
}

/** What a person does in the side panel of Gmail or Calendar. Every step is a callback of the built add-on. */
export interface Person {
  user: HostUser;
  homepage(): Promise<CallbackResult>;
  open(item: OpenItem): Promise<CallbackResult>;
  /** Clicks on a button whose action was found on a card. */
  press(action: CardAction, inputs: FormInputs, item: OpenItem): Promise<CallbackResult>;
  universalAction(index: number, item: OpenItem): Promise<CallbackResult>;
  /** Opens the homepage and clicks on the environment that first run proposes. False when it proposes no such environment. */
  link(environment: string): Promise<boolean>;
}

export interface TestBenchOptions {
  /** World files that the service loads at start. */
  worlds: string[];
  /** More settings of the service, see backend/config.ts. */
  environment?: Record<string, string>;
  callbackTimeout?: number;
  /** Puts something between the add-on and the service, e.g. a network that fails; answers the address to use instead. */
  network?: (serviceUrl: string) => Promise<string>;
}

/** The built service in a process of its own, and who signs the identities that it takes. */
export interface BenchService {
  readonly backend: BackendProcess;
  readonly issuer: Issuer;
  /** What it was started with. */
  readonly settings: Record<string, string>;
  /** Ends both and removes what the service kept. */
  close(): Promise<void>;
}

/** Starts the service of a test bench. Throws CommandError when it refuses to start, e.g. on a bad world. */
export async function startBenchService({ worlds, environment }: TestBenchOptions): Promise<BenchService> {
  const dataDir = environment?.['DATA_DIR'] ?? (await mkdtemp(join(tmpdir(), 'relais-')));
  const issuer = await startIssuer();
  const dismantle = async () => {
    await issuer.close();
    await rm(dataDir, { recursive: true, force: true });
  };
  try {
    const settings = {
      NODE_ENV: 'development',
      PORT: '0',
      RELAIS_EMBEDDED: 'memory',
      DATABASE_URL: '',
      DATA_DIR: dataDir,
      RELAIS_BASE_URL: baseUrl,
      ...identitySettings(issuer),
      RELAIS_WORLDS: JSON.stringify(worlds),
      LOG_LEVEL: 'error',
      ...environment,
    };
    const backend = await startBackend(settings);
    const close = async () => {
      await backend.stop();
      await dismantle();
    };
    return { backend, issuer, settings, close };
  } catch (error) {
    await dismantle();
    throw error;
  }
}

/** Starts a test bench, over `service` when there is one already. Throws CommandError as `startBenchService` does. */
export async function openTestBench(options: TestBenchOptions, service?: BenchService): Promise<TestBench> {
  const started = service ?? (await startBenchService(options));
  const { backend, issuer, settings } = started;
  const host = createHost({
    addonDir: builtAddon,
    hostDir: builtHost,
    origins: { [baseUrl]: (await options.network?.(backend.url)) ?? backend.url },
    recordBodies: true,
    ...(options.callbackTimeout === undefined ? {} : { callbackTimeout: options.callbackTimeout }),
  });
  const bench: TestBench = {
    backend,
    issuer,
    host,
    person: (identity, personOptions) =>
      person({ issuer, host: personOptions?.host ?? host }, identity, personOptions ?? {}),
    restartBackend: async (environment) => {
      await bench.backend.stop();
      const { port } = new URL(bench.backend.url);
      bench.backend = await startBackend({ ...settings, PORT: port, ...environment });
    },
    close: async () => {
      await host.close();
      await bench.backend.stop();
      await started.close();
    },
  };
  return bench;
}

/** A message as the open item, with an id made from its bytes. */
export function mailItem(raw: Uint8Array): OpenItem {
  const hash = createHash('sha256').update(raw).digest('hex');
  return { kind: 'mail', id: `msg-f:${BigInt(`0x${hash.slice(0, 15)}`).toString()}`, raw };
}

/** Which event of a calendar file is open: the first, or that of a UID; of a series the first occurrence, or another. */
export interface EventChoice {
  uid?: string | undefined;
  /** The start that the rule gives it: an ISO instant, or a day. */
  occurrence?: string | undefined;
  /** Not saved in Calendar yet. */
  unsaved?: OpenEvent['unsaved'];
}

// Calendar's own word for the calendar of whoever is signed in.
const ownCalendar = 'primary';

/** An event of a calendar file as the open item, in the calendar of whoever opens it. */
export function eventItem(raw: Uint8Array, { uid, occurrence, unsaved }: EventChoice = {}): OpenItem {
  return {
    kind: 'event',
    calendarId: ownCalendar,
    raw,
    ...(uid === undefined ? {} : { uid }),
    ...(occurrence === undefined ? {} : { occurrence }),
    ...(unsaved === undefined ? {} : { unsaved }),
  };
}

export const nothingOpen: OpenItem = { kind: 'none' };

function person(
  { issuer, host }: Pick<TestBench, 'issuer' | 'host'>,
  identity: { email: string; name: string },
  {
    locale = 'fr',
    platform = 'WEB',
    refusedScopes = [],
    disabledApis = [],
    hostApp = 'GMAIL',
    calendar = [],
    ...place
  }: PersonOptions,
): Person {
  const user = { ...identity, sub: subjectOf(identity.email) };
  const run = async (item: OpenItem, target: CallbackRequest['target']) =>
    host.run({
      user,
      identityToken: await issuer.sign(refusedScopes.includes(addressScope) ? withoutAddress(user) : user),
      locale: browserLocales[locale],
      timeZone: place.timeZone ?? timeZone,
      platform,
      hostApp: hostAppOf(item) ?? hostApp,
      item: item.kind === 'event' && item.calendarId === ownCalendar ? { ...item, calendarId: user.email } : item,
      calendar: { id: user.email, files: calendar },
      target,
      refusedScopes,
      disabledApis,
    });
  const press: Person['press'] = (action, formInputs, item) => run(item, { kind: 'action', ...action, formInputs });
  return {
    user,
    press,
    homepage: () => run(nothingOpen, { kind: 'homepage' }),
    open: (item) => run(item, { kind: 'itemOpen' }),
    universalAction: (index, item) => run(item, { kind: 'universalAction', index }),
    link: async (environment) => {
      const card = findCard((await run(nothingOpen, { kind: 'homepage' })).answer);
      const action = card === null ? null : findAction(card, 'onLink', { environment });
      if (action === null) return false;
      await press(action, {}, nothingOpen);
      return true;
    },
  };
}

// Google then leaves the claims out (OpenID Connect Core 1.0, 5.4).
function withoutAddress(user: HostUser): IdentityClaims {
  return { ...user, claims: { email: undefined, email_verified: undefined } };
}

function hostAppOf({ kind }: OpenItem): CallbackRequest['hostApp'] | null {
  if (kind === 'none') return null;
  return kind === 'event' ? 'CALENDAR' : 'GMAIL';
}
