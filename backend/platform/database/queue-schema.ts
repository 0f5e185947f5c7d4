import type { Pool } from 'pg';
import type { Connection } from './engine.ts';
import { DatabaseOpenError } from './errors.ts';

/** The last of graphile-worker's own migrations in the version that is installed; a test compares the two. */
export const queueMigration = 19;

/**
 * Migrates the schema of the job queue, as the owner of the tables. graphile-worker begins and ends a transaction per
 * migration itself, so none may be open. Throws DatabaseOpenError when a newer version has migrated the database.
 */
export async function migrateQueue(connection: Connection): Promise<void> {
  if ((await readQueueMigration(connection)) === queueMigration) return;
  // Loaded on demand: most starts have nothing to migrate.
  const { Logger, runMigrations } = await import('graphile-worker');
  await runMigrations({
    pgPool: poolOver(connection),
    schema: 'graphile_worker',
    logger: new Logger(() => () => undefined),
  });
}

/** Throws DatabaseOpenError unless the schema of the queue has exactly the version that this code needs. */
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

/** The part of `pg.Pool` that migrating needs, over one connection. */
function poolOver(connection: Connection): Pool {
  const client = {
    async query(query: string | { text: string; values?: unknown[] }, more?: unknown[]) {
      const { text, values = more } = typeof query === 'string' ? { text: query } : query;
      // A script of several statements has no values and returns no rows; a query is a single statement.
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
