import type { Pool } from 'pg';
import type { Connection } from './engine.ts';
import { DatabaseOpenError } from './errors.ts';

/** The last of graphile-worker's own migrations in the version that is installed; a test compares the two. */
export const queueMigration = 19;

/**
 * Brings the schema of the job queue up to date, as the owner of the tables. graphile-worker begins and ends its
 * transactions itself, one per migration, so that no transaction may be open. Throws DatabaseOpenError when a newer version
 * was here.
 */
export async function migrateQueue(connection: Connection): Promise<void> {
  if ((await readQueueMigration(connection)) === queueMigration) return;
  // Loaded only when something is to be done: most starts do nothing.
  const { Logger, runMigrations } = await import('graphile-worker');
  await runMigrations({
    pgPool: poolOver(connection),
    schema: 'graphile_worker',
    logger: new Logger(() => () => undefined),
  });
}

/** Refuses a database whose queue was not migrated as far as this version needs, or further. */
export async function assertQueueMigrated(connection: Connection): Promise<void> {
  const found = await readQueueMigration(connection);
  if (found === queueMigration) return;
  throw new DatabaseOpenError(
    `The database needs migration ${queueMigration} of its job queue: start once with DATABASE_MIGRATION_URL set to its owner.`,
  );
}

/** 0: none yet. */
async function readQueueMigration(connection: Connection): Promise<number> {
  const [schema] = await connection.query<{ present: boolean }>({
    name: '',
    text: `select to_regclass('graphile_worker.migrations') is not null as present`,
    values: [],
  });
  if (schema?.present !== true) return 0;
  const [last] = await connection.query<{ id: number }>({
    name: '',
    text: 'select coalesce(max(id), 0) as id from graphile_worker.migrations',
    values: [],
  });
  const found = last?.id ?? 0;
  if (found > queueMigration) {
    throw new DatabaseOpenError(`The database was migrated by a newer version of Relais (job queue ${found}).`);
  }
  return found;
}

/** The part of a `pg.Pool` that migrating asks for, over one connection. */
function poolOver(connection: Connection): Pool {
  const client = {
    async query(query: string | { text: string; values?: unknown[] }, more?: unknown[]) {
      const { text, values = more } = typeof query === 'string' ? { text: query } : query;
      // A script of several statements has no values and answers nothing; a question is one statement.
      if (values === undefined && !/^\s*select\b/i.test(text)) return { rows: await runScript(connection, text) };
      return { rows: await connection.query({ name: '', text, values: values ?? [] }) };
    },
    release: () => undefined,
  };
  const pool = { connect: () => Promise.resolve(client), listeners: () => [() => undefined], options: {} };
  return pool as unknown as Pool;
}

async function runScript(connection: Connection, text: string): Promise<[]> {
  await connection.execute(text);
  return [];
}
