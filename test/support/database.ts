import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import pg from 'pg';
import { inject } from 'vitest';
import { openDatabase } from '../../backend/platform/database/connect.ts';
import { asOwner, databaseOver, engineOf, type Database } from '../../backend/platform/database/database.ts';
import type { Engine } from '../../backend/platform/database/engine.ts';

export type DatabaseKind = 'PGlite' | 'PostgreSQL';

/** The databases found here, for `describe.each`: PGlite always, PostgreSQL where there is a server. */
export const databases: readonly DatabaseKind[] = inject('postgresql') === null ? ['PGlite'] : ['PGlite', 'PostgreSQL'];

/** PostgreSQL, which is ten times as fast and what production has, or PGlite where there is no server. */
export const usualDatabase: DatabaseKind = databases.at(-1) ?? 'PGlite';

/**
 * For `describe.each` of rules that cannot differ by engine: their SQL is plain, and a test of the same area goes through both.
 * What an engine decides (transactions, locks, row-level security, plans, sorting, search) is tested on all `databases`.
 */
export const oneDatabase: readonly DatabaseKind[] = [usualDatabase];

/** Databases that a test file of this worker had and gave back, empty again. */
const idle: Record<DatabaseKind, Database[]> = { PGlite: [], PostgreSQL: [] };

/**
 * A migrated, empty database for this test file alone. Close it in `afterAll`: it is emptied then and lent to the next
 * file, because starting one costs a second of a processor. A test that changes tables, roles or statistics for good
 * takes `openOwnDatabase`.
 */
export async function openTestDatabase(kind: DatabaseKind): Promise<Database> {
  const database = idle[kind].pop() ?? (await openOwnDatabase(kind));
  return lend(database, async () => {
    await emptyDatabase(database);
    idle[kind].push(database);
  });
}

/** A migrated, empty database that nobody has after this test file. Close it in `afterAll`; the test run removes it. */
export async function openOwnDatabase(kind: DatabaseKind): Promise<Database> {
  if (kind === 'PostgreSQL') return openDatabase({ kind: 'postgresql', url: await createPostgresqlDatabase() });
  const dump = new Blob([await readFile(inject('pgliteDump'))]);
  return openDatabase({ kind: 'memory', dump });
}

/** The database until it is closed: whoever goes on using it then gets an error, not the rows of the next file. */
function lend(database: Database, giveBack: () => Promise<void>): Database {
  let closed = false;
  const use: Engine['withConnection'] = (work) =>
    closed ? Promise.reject(new Error('This database is closed.')) : engineOf(database).withConnection(work);
  const close = async () => {
    if (closed) return;
    closed = true;
    await giveBack();
  };
  const listen = () => engineOf(database).listen();
  const owner: Engine = {
    withConnection: (work) => asOwner(database, (engine) => engine.withConnection(work)),
    listen,
    close: () => Promise.resolve(),
  };
  return databaseOver(database.kind, { application: { withConnection: use, listen, close }, owner: () => owner });
}

/** Takes every row away but those that say which migrations were applied, and the names of tasks that a queue keeps in mind. */
export function emptyDatabase(database: Database): Promise<void> {
  return asOwner(database, (engine) =>
    engine.withConnection(async (connection) => {
      const tables = await connection.query<{ name: string }>({
        name: '',
        text: `select format('%I.%I', schemaname, tablename) as name from pg_tables
          where schemaname not in ('pg_catalog', 'information_schema', 'migrations')
            and tablename not in ('migrations', '_private_tasks', '_private_known_crontabs')`,
        values: [],
      });
      await connection.execute(`truncate ${tables.map(({ name }) => name).join(', ')} restart identity cascade`);
    }),
  );
}

/** The URL of a new migrated, empty database on the server of the test run, as its owner. */
export async function createPostgresqlDatabase(): Promise<string> {
  const server = inject('postgresql');
  if (server === null) throw new Error('There is no PostgreSQL here.');
  const name = `${server.template}_${randomBytes(6).toString('hex')}`;
  const client = new pg.Client({ connectionString: server.url });
  await client.connect();
  try {
    await client.query(`create database ${name} template ${server.template}`);
  } finally {
    await client.end();
  }
  const url = new URL(server.url);
  url.pathname = `/${name}`;
  return url.href;
}
