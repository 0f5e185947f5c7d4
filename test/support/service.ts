import { randomUUID } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { buildApp, type Timeouts } from '../../backend/app.ts';
import { createHtmlReader, type HtmlReader } from '../../backend/platform/html/html-reader.ts';
import type { SessionSecrets } from '../../backend/identity/routes/require-session.ts';
import { createFileBlobStore, type CreateFile } from '../../backend/platform/blobs/file-blob-store.ts';
import { asOwner, type Database } from '../../backend/platform/database/database.ts';
import { loadWorld } from '../../backend/provisioning/load-world.ts';
import { createSignInProvider } from '../../backend/identity/google-sign-in.ts';
import { createIdentityVerifier, createTokenExplainer } from '../../backend/identity/identity-token.ts';
import type { Mailer } from '../../backend/platform/mail/mailer.ts';
import type { ServiceContext } from '../../backend/areas.ts';
import { openWebSession } from '../../backend/identity/web-sessions.ts';
import { createSigningKeys, type SigningKeys } from '../../backend/identity/signing-keys.ts';
import { canonicalAddress } from '../../backend/addresses/canonical-address.ts';
import { subjectOf, type IdentityClaims } from '../../host/issuer/accounts.ts';
import { makeKeyPair, startIssuer, type Issuer } from '../../host/issuer.ts';
import type { Session } from '../../shared/identity/session.ts';
import { openTestDatabase, usualDatabase, type DatabaseKind } from './database.ts';

export const sessionSecret = 'a secret of the tests, long enough to sign with';

/** Two environments; every combination of rights that a test needs is a user of `demo`. */
export const worlds = [
  {
    environment: { name: 'demo', displayName: 'Démo', domains: [] },
    taskTypes: ['Appel', 'Email'],
    taskStatuses: [{ label: 'À faire' }, { label: 'Fait', closed: true }],
    users: [
      { email: 'camille@demo.example', name: 'Camille', rights: ['sales'] },
      { email: 'sacha@demo.example', name: 'Sacha', rights: ['sales', 'salesAllAccounts'] },
      { email: 'noa@demo.example', name: 'Noa', rights: ['taskList'] },
      { email: 'alix@demo.example', name: 'Alix', rights: [] },
      { email: 'admin@demo.example', name: 'Admin', rights: ['sales', 'salesAllAccounts', 'taskList'], admin: true },
    ],
    companies: [
      { name: 'Boréal', relation: 'client', domains: ['boreal.example'], attached: ['camille@demo.example'] },
      { name: 'Zénith', relation: 'prospect', domains: ['zenith.example'] },
      { name: 'Fournil', relation: 'other' },
    ],
    contacts: [
      { name: 'Jeanne Roux', emails: ['jeanne@boreal.example'], company: 'Boréal' },
      { name: 'Paul Zinc', emails: ['paul@zenith.example'], company: 'Zénith' },
      { name: 'Luc Pain', emails: ['luc@fournil.example'], company: 'Fournil' },
    ],
  },
  {
    environment: { name: 'autre', displayName: 'Autre', domains: [] },
    taskTypes: ['Appel'],
    taskStatuses: [{ label: 'À faire' }],
    users: [{ email: 'dominique@autre.example', name: 'Dominique', rights: ['sales', 'salesAllAccounts'] }],
    contacts: [{ name: 'Rosa Autre', emails: ['rosa@ailleurs.example'], relation: 'client' }],
  },
];

let keyPair: ReturnType<typeof makeKeyPair> | undefined;

export interface TestService {
  app: FastifyInstance;
  context: ServiceContext;
  database: Database;
  issuer: Issuer;
  /** Folder of the blob store. */
  blobRoot: string;
  /** What was logged, line by line. */
  logged: string[];
  /** Shifts the service's clock from now on, in milliseconds. */
  setClock(offset: number): void;
  /** A session as the add-on gets it. */
  signIn(email: string, environment?: string, claims?: Partial<IdentityClaims>): Promise<Session>;
  /** `{authorization}` of a new session. */
  bearer(email: string, environment?: string): Promise<{ authorization: string }>;
  /** `{cookie, origin}` of a browser that just signed in: what its pages send along with everything. */
  browser(
    email: string,
    claims?: Pick<Partial<IdentityClaims>, 'sub' | 'hd'>,
  ): Promise<{ cookie: string; origin: string }>;
  /** Changes rows as the owner of the tables, for what no endpoint does yet. */
  sql(statement: string): Promise<void>;
  /** Names of the files in the blob store, those under way included. */
  files(): Promise<string[]>;
  close(): Promise<void>;
}

/** Shared by all services of a test file's process. */
let htmlReader: HtmlReader | undefined;

function lendHtmlReader(): HtmlReader {
  // On a machine that is busy with other tests the worst HTML takes longer than a service waits.
  htmlReader ??= createHtmlReader({ timeLimit: 120_000 });
  return htmlReader;
}

export interface TestServiceOptions {
  kind?: DatabaseKind;
  database?: Database;
  timeouts?: Timeouts;
  createFile?: CreateFile;
  /** A folder as Vite builds it. */
  pagesFolder?: string;
  /** false: sign-in to the pages is not set up. */
  pages?: boolean;
  /** Where invitations are mailed; without one they are links. */
  mailer?: Mailer;
  limits?: Partial<ServiceContext['limits']>;
  secrets?: SessionSecrets;
  apiDocs?: boolean;
}

function databaseOf({ database, kind = usualDatabase }: TestServiceOptions): Promise<Database> {
  return database === undefined ? openTestDatabase(kind) : Promise.resolve(database);
}

/** The application as production runs it, over a database, a blob folder and an identity issuer of its own. */
export async function startTestService(options: TestServiceOptions = {}): Promise<TestService> {
  keyPair ??= makeKeyPair();
  const [issuer, database, blobRoot] = await Promise.all([
    keyPair.then((pair) => startIssuer({ keyPair: pair })),
    databaseOf(options),
    mkdtemp(join(tmpdir(), 'relais-service-')),
  ]);
  let clockOffset = 0;
  const now = () => new Date(Date.now() + clockOffset);
  for (const world of worlds) await loadWorld(database, world, now());
  const keys = createSigningKeys(issuer.certsUrl, now);
  const context: ServiceContext = {
    database,
    blobs: await createFileBlobStore(blobRoot, options.createFile),
    verifyIdentity: createIdentityVerifier({ audiences: [issuer.audience], issuer: issuer.issuer }, keys),
    explainToken: createTokenExplainer({ audiences: [issuer.audience], issuer: issuer.issuer }, keys),
    signIn: options.pages === false ? null : signInOf(issuer, keys),
    // As if the public reached the pages at the address that the add-on is built for.
    pagesOrigin: options.pages === false ? null : 'https://relais.example',
    mailer: options.mailer ?? null,
    limits: {
      maxFiles: 100,
      maxFileBytes: 40 * 1024 * 1024,
      maxTotalBytes: 48 * 1024 * 1024,
      maxDescriptionLength: 2_000_000,
      ...options.limits,
    },
    now,
    html: lendHtmlReader(),
    newId: randomUUID,
  };
  const logged: string[] = [];
  const app = await buildApp({
    context,
    sessionSecrets: options.secrets ?? { current: sessionSecret, former: null },
    publicOrigin: null,
    pagesFolder: options.pagesFolder ?? null,
    production: false,
    apiDocs: options.apiDocs !== false,
    log: { level: 'trace', stream: { write: (line) => logged.push(line) } },
    ...(options.timeouts === undefined ? {} : { timeouts: options.timeouts }),
  });
  await app.ready();

  const signIn: TestService['signIn'] = async (email, environment = 'demo', claims = {}) => {
    const identityToken = await issuer.sign({ email, name: email, ...claims });
    const answer = await app.inject({ method: 'POST', url: '/v1/sessions', payload: { environment, identityToken } });
    if (answer.statusCode !== 201) throw new Error(`no session for ${email}: ${answer.body}`);
    return answer.json<Session>();
  };

  return {
    app,
    context,
    database,
    issuer,
    blobRoot,
    logged,
    setClock: (offset) => (clockOffset = offset),
    signIn,
    bearer: async (email, environment) => ({
      authorization: `Bearer ${(await signIn(email, environment)).token}`,
    }),
    browser: async (email, { sub, hd } = {}) => {
      const address = canonicalAddress(email);
      if (address === null) throw new Error(`${email} is no address`);
      const identity = { subject: sub ?? subjectOf(email), address, name: null, domain: hd ?? null };
      const { token } = await openWebSession(context, identity, { userAgent: '' });
      return { cookie: `relais-session=${token}`, origin: 'http://localhost' };
    },
    sql: (statement) =>
      asOwner(database, (engine) => engine.withConnection((connection) => connection.execute(statement))),
    files: async () => {
      const entries = await readdir(blobRoot, { recursive: true, withFileTypes: true });
      return entries.filter((entry) => entry.isFile()).map((entry) => entry.name);
    },
    close: async () => {
      await app.close();
      await Promise.all([options.database === undefined ? database.close() : null, issuer.close()]);
      await rm(blobRoot, { recursive: true });
    },
  };
}

function signInOf({ issuer, webClient }: Issuer, keys: SigningKeys): ServiceContext['signIn'] {
  const verifyIdentity = createIdentityVerifier({ audiences: [webClient.id], issuer }, keys);
  return createSignInProvider({ client: webClient, issuer, verifyIdentity });
}
