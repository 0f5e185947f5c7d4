import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Connection, Engine } from './engine.ts';
import { DatabaseOpenError } from './errors.ts';
import { assertQueueMigrated, migrateQueue } from './queue-schema.ts';
import { assertMayMigrate } from './roles.ts';
import { inTransaction } from './transaction.ts';

/** `backend/migrations` in the sources, beside the bundle when built. */
const isBundled = !import.meta.url.endsWith('/platform/database/migrate.ts');
const folder = new URL(isBundled ? './migrations/' : '../../migrations/', import.meta.url);

/**
 * Key of the advisory lock that serializes migrations: the first process migrates, the others wait for it. Any
 * constant.
 */
const advisoryLock = 7_236_917;

interface Migration {
  readonly name: string;
  readonly sql: string;
  readonly sha256: string;
}

/**
 * SHA-256 of texts that a migration had when databases got it, where a later text makes the same of an empty database.
 * 0001 asked for the right to create roles even where the role exists.
 */
const formerTexts: ReadonlySet<string> = new Set(['140ef39f4feae6be8c77c3d15f0394fc866ff77fcfd4e28464645830613747af']);

const appliedTable = `
  create schema if not exists migrations;
  create table if not exists migrations.applied (
    name text primary key,
    sha256 text not null,
    applied_at timestamptz not null default now()
  );`;

/** Applies the pending migrations of the job queue, then ours in one transaction. Returns the names of ours. */
export async function migrate(engine: Engine): Promise<string[]> {
  await engine.withConnection(async (connection) => {
    await assertMayMigrate(connection);
    await connection.execute(`select pg_advisory_lock(${advisoryLock})`);
    await migrateQueue(connection).finally(() => connection.execute(`select pg_advisory_unlock(${advisoryLock})`));
  });
  return inTransaction(engine, 'BEGIN', async (connection) => {
    await connection.execute(`select pg_advisory_xact_lock(${advisoryLock}); ${appliedTable}`);
    const applied = await readApplied(connection);
    const pending = pendingOf(await readMigrations(), applied);
    for (const migration of pending) {
      await connection.execute(migration.sql);
      await connection.query({
        name: '',
        text: 'insert into migrations.applied (name, sha256) values ($1, $2)',
        values: [migration.name, migration.sha256],
      });
    }
    await connection.execute(
      'grant usage on schema migrations to relais_app; grant select on migrations.applied to relais_app',
    );
    return pending.map((migration) => migration.name);
  });
}

/**
 * Refuses a database with pending migrations, for an application that logs in as the unprivileged role and cannot
 * migrate.
 */
export function assertMigrated(engine: Engine): Promise<void> {
  return inTransaction(engine, 'BEGIN', async (connection) => {
    const [found] = await connection.query<{ present: boolean }>({
      name: '',
      text: `select to_regclass('migrations.applied') is not null as present`,
      values: [],
    });
    const applied = found?.present === true ? await readApplied(connection) : new Map<string, string>();
    const pending = pendingOf(await readMigrations(), applied);
    if (pending.length > 0) {
      throw new DatabaseOpenError(
        `The database needs migration ${pending[0]?.name ?? ''}: start once with DATABASE_MIGRATION_URL set to its owner.`,
      );
    }
    await assertQueueMigrated(connection);
  });
}

async function readApplied(connection: Connection): Promise<Map<string, string>> {
  const rows = await connection.query<{ name: string; sha256: string }>({
    name: '',
    text: 'select name, sha256 from migrations.applied',
    values: [],
  });
  return new Map(rows.map((row) => [row.name, row.sha256]));
}

async function readMigrations(): Promise<Migration[]> {
  const names = (await readdir(fileURLToPath(folder))).filter((name) => /^\d{4}_\w+\.sql$/.test(name)).sort();
  return Promise.all(
    names.map(async (name) => {
      const sql = await readFile(new URL(name, folder), 'utf8');
      // Git may check files out with CRLF, which must not change their hash.
      const sha256 = createHash('sha256').update(sql.replaceAll('\r\n', '\n')).digest('hex');
      return { name, sql, sha256 };
    }),
  );
}

function pendingOf(migrations: readonly Migration[], applied: ReadonlyMap<string, string>): Migration[] {
  const known = new Set(migrations.map((migration) => migration.name));
  const newer = [...applied.keys()].find((name) => !known.has(name));
  if (newer !== undefined) {
    throw new DatabaseOpenError(`The database was migrated by a newer version of Relais (${newer}).`);
  }
  const changed = migrations.find(({ name, sha256 }) => {
    const had = applied.get(name);
    return had !== undefined && had !== sha256 && !formerTexts.has(had);
  });
  if (changed !== undefined) {
    throw new DatabaseOpenError(`Migration ${changed.name} was changed after this database had it.`);
  }
  return migrations.filter((migration) => !applied.has(migration.name));
}
