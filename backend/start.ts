import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FastifyInstance } from 'fastify';
import { buildApp } from './app.ts';
import { areaJobs } from './areas.ts';
import type { BlobStore } from './platform/blobs/blob-store.ts';
import { claimFolder } from './platform/blobs/claim-folder.ts';
import { createFileBlobStore } from './platform/blobs/file-blob-store.ts';
import type { Config } from './config.ts';
import type { Database } from './platform/database/connect.ts';
import { openDatabase } from './platform/database/connect.ts';
import { DatabaseOpenError } from './platform/database/errors.ts';
import { createHtmlReader } from './platform/html/html-reader.ts';
import { loadWorld } from './provisioning/load-world.ts';
import { makeFolder } from './platform/files/make-folder.ts';
import type { LogTarget } from './platform/http/logging.ts';
import { createSignInProvider, type SignInProvider, type SignInProviderOptions } from './identity/google-sign-in.ts';
import { createIdentityVerifier, createTokenExplainer } from './identity/identity-token.ts';
import { createMailer } from './platform/mail/mailer.ts';
import type { ServiceContext } from './areas.ts';
import { runQueue } from './platform/jobs/queue.ts';
import { createSigningKeys, type SigningKeys } from './identity/signing-keys.ts';
import { loadSessionSecret } from './identity/session-secret.ts';

/** Beside the built service. Missing when the service runs from source: then only the API answers. */
const pagesFolder = fileURLToPath(new URL('../web', import.meta.url));

/** The service cannot start. The message is one line for the operator. */
export class StartError extends Error {
  override readonly name = 'StartError';
}

/** A running service. */
export interface RunningService {
  /** Where it listens, e.g. `http://127.0.0.1:8787`. */
  url: string;
  /** Stops listening, waits for running requests and jobs, and closes the database. */
  close(): Promise<void>;
}

/** Opens the database and the blob store, loads new worlds and listens. Throws StartError. */
export async function startService(config: Config, stream: LogTarget['stream']): Promise<RunningService> {
  const folder = await inOneLine(`The data folder ${config.dataDir} cannot be written`, () => openDataFolder(config));
  const worlds = await Promise.all(config.worldFiles.map(readWorld));
  const database = await openDatabase(config.database).catch((error: unknown) => {
    throw error instanceof DatabaseOpenError ? new StartError(error.message, { cause: error }) : error;
  });
  try {
    const foreign = await claimFolder(database, folder.blobs, randomUUID());
    if (foreign === null) await folder.blobs.sweep();
    const context = contextOf(config, database, folder.blobs);
    for (const world of worlds) await createWorld(context, world);
    const app = await buildApp({
      context,
      sessionSecrets: { current: folder.sessionSecret, former: config.formerSessionSecret },
      publicOrigin: config.production ? config.baseUrl : null,
      pagesFolder,
      production: config.production,
      apiDocs: config.apiDocs,
      log: { level: config.logLevel, stream },
    });
    if (foreign !== null) app.log.error(foreign);
    return await listen(config, context, app);
  } catch (error) {
    await database.close();
    throw error;
  }
}

/** What the service keeps in files of its own. */
interface DataFolder {
  blobs: BlobStore;
  sessionSecret: string;
}

async function openDataFolder({ dataDir, sessionSecret }: Config): Promise<DataFolder> {
  await makeFolder(dataDir, 0o700);
  return {
    blobs: await createFileBlobStore(join(dataDir, 'blobs')),
    sessionSecret: sessionSecret ?? (await loadSessionSecret(dataDir)),
  };
}

async function listen(config: Config, context: ServiceContext, app: FastifyInstance): Promise<RunningService> {
  const queue = runQueue({ database: context.database, jobs: areaJobs(context), log: app.log });
  const close = async () => {
    // At once: nothing new is accepted while a job or an upload ends.
    await Promise.all([queue.stop(), app.close()]);
    await context.html.close();
  };
  const { host, port } = config;
  try {
    const url = await inOneLine(`Port ${port} of ${host} cannot be used`, () => app.listen({ host, port }));
    return { url, close: () => close().finally(() => context.database.close()) };
  } catch (error) {
    await close();
    throw error;
  }
}

function contextOf(config: Config, database: Database, blobs: BlobStore): ServiceContext {
  const now = () => new Date();
  const { audiences, localIssuer } = config.identity;
  const issuer = localIssuer?.issuer ?? null;
  const keys = createSigningKeys(localIssuer?.certsUrl ?? null, now);
  return {
    database,
    blobs,
    html: createHtmlReader(),
    verifyIdentity: createIdentityVerifier({ audiences, issuer }, keys),
    explainToken: createTokenExplainer({ audiences, issuer }, keys),
    signIn: config.webClient === null ? null : createSignIn({ client: config.webClient, issuer, keys }),
    pagesOrigin: config.webClient === null ? null : config.baseUrl,
    mailer: config.mail === null ? null : createMailer(config.mail),
    limits: config.limits,
    now,
    newId: randomUUID,
  };
}

function createSignIn({
  keys,
  ...options
}: Pick<SignInProviderOptions, 'client' | 'issuer'> & { keys: SigningKeys }): SignInProvider {
  const verifyIdentity = createIdentityVerifier({ audiences: [options.client.id], issuer: options.issuer }, keys);
  return createSignInProvider({ ...options, verifyIdentity });
}

interface WorldFile {
  path: string;
  content: unknown;
}

async function readWorld(path: string): Promise<WorldFile> {
  const text = await inOneLine(`The world ${path} cannot be read`, () => readFile(path, 'utf8'));
  const content = await inOneLine(`The world ${path} is not JSON`, async () =>
    Promise.resolve(JSON.parse(text) as unknown),
  );
  return { path, content };
}

/** An environment that exists already stays as it is. */
async function createWorld({ database, now }: ServiceContext, { path, content }: WorldFile): Promise<void> {
  const loading = await loadWorld(database, content, now());
  if (loading.outcome === 'invalid') {
    throw new StartError(`The world ${path} is not valid: ${loading.path} ${loading.message}`);
  }
}

/** Turns an error of `work` into a StartError of one line that begins with `what`. */
async function inOneLine<T>(what: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split('\n', 1)[0] ?? '') : String(error);
    throw new StartError(`${what}: ${reason}`, { cause: error });
  }
}
