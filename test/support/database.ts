import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import pg from 'pg';
import { inject } from 'vitest';
import { openDatabase, type Database } from '../../backend/platform/database/connect.ts';

export type DatabaseKind = 'PGlite' | 'PostgreSQL';

/** The databases found here, for `describe.each`: PGlite always, PostgreSQL where there is a server. */
export const databases: readonly DatabaseKind[] = inject('postgresql') === null ? ['PGlite'] : ['PGlite', 'PostgreSQL'];

/** A migrated, empty database of this test file's own. Close it in `afterAll`; the test run removes it. */
export async function openTestDatabase(kind: DatabaseKind): Promise<Database> {
  if (kind === 'PostgreSQL') return openDatabase({ kind: 'postgresql', url: await createPostgresqlDatabase() });
  const dump = new Blob([await readFile(inject('pgliteDump'))]);
  return openDatabase({ kind: 'memory', dump });
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
