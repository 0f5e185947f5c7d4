import { createEmbeddedEngine } from './embedded.ts';
import { openEmbeddedFolder } from './embedded-folder.ts';
import { asOwner, databaseOver, type Database } from './database.ts';
import type { Engine } from './engine.ts';
import { DatabaseOpenError, toDatabaseError } from './errors.ts';
import { assertMigrated, migrate } from './migrate.ts';
import { createPostgresqlEngine } from './postgresql.ts';
import { readPreparedDump } from './prepared-dump.ts';
import { assertMayServe, isUnprivileged } from './roles.ts';

export type { Database } from './database.ts';

/** Where the database is. `folder` and `memory` are PGlite, embedded in this process. */
export type DatabaseLocation =
  | {
      readonly kind: 'postgresql';
      readonly url: string;
      /** Connects as the owner of the tables, for migrations and for loading a world; `url` when absent. */
      readonly ownerUrl?: string | undefined;
      /** Reaches the server without a pooler, for LISTEN; `url` when absent. */
      readonly directUrl?: string | undefined;
      /** Refuses a role for which row-level security does not hold. Default false. */
      readonly mustBeBound?: boolean | undefined;
      /** Default 10. */
      readonly maxConnections?: number | undefined;
      /** False for pgbouncer older than 1.21 in transaction mode. Default true. */
      readonly namedStatements?: boolean | undefined;
    }
  | { readonly kind: 'folder'; readonly folder: string }
  | { readonly kind: 'memory'; /** A dump of a data folder to start from. */ readonly dump?: Blob | undefined };

/** Opens the database and brings its schema up to date. Throws DatabaseOpenError. */
export async function openDatabase(location: DatabaseLocation): Promise<Database> {
  try {
    return await open(location);
  } catch (error) {
    if (error instanceof DatabaseOpenError) throw error;
    throw new DatabaseOpenError(explain(location, toDatabaseError(error)), { cause: error });
  }
}

async function open(location: DatabaseLocation): Promise<Database> {
  if (location.kind === 'postgresql') return openPostgresql(location);
  const engine =
    location.kind === 'folder'
      ? await openEmbeddedFolder(location.folder)
      : await createEmbeddedEngine({ dump: location.dump ?? (await readPreparedDump()) });
  if (location.kind === 'memory') await migrate(engine);
  return databaseOver(location.kind, { application: engine, owner: () => engine });
}

async function openPostgresql(location: DatabaseLocation & { kind: 'postgresql' }): Promise<Database> {
  const owner = (): Engine =>
    createPostgresqlEngine({ url: location.ownerUrl ?? location.url, maxConnections: 1, statementTimeout: 0 });
  const application = createPostgresqlEngine(location);
  const database = databaseOver('postgresql', { application, owner });
  try {
    const { mustBeBound = false } = location;
    const isOwner = location.ownerUrl !== undefined || !(mustBeBound || (await isUnprivileged(application)));
    if (isOwner) await asOwner(database, migrate);
    await assertMayServe(application, mustBeBound);
    await assertMigrated(application);
  } catch (error) {
    await application.close();
    throw error;
  }
  return database;
}

function explain(location: DatabaseLocation, error: unknown): string {
  const reason = rootMessage(error);
  switch (location.kind) {
    case 'postgresql':
      return `The database at ${withoutCredentials(location.url)} cannot be used: ${reason}`;
    case 'folder':
      return `The data folder ${location.folder} cannot be used: ${reason}`;
    case 'memory':
      return `The database in memory cannot be used: ${reason}`;
  }
}

/**
 * The message of the innermost cause, on one line. A refused connection has only a code when several addresses were
 * tried.
 */
function rootMessage(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown error';
  if (error.cause instanceof Error) return rootMessage(error.cause);
  const code = 'code' in error && typeof error.code === 'string' ? error.code : error.name;
  return (error.message === '' ? code : error.message).replaceAll(/\s+/g, ' ');
}

function withoutCredentials(url: string): string {
  return URL.canParse(url) ? `${new URL(url).host}${new URL(url).pathname}` : 'DATABASE_URL';
}
