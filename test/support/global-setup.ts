import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { openDatabase } from '../../backend/platform/database/connect.ts';
import { createEmbeddedEngine } from '../../backend/platform/database/embedded.ts';
import { migrate } from '../../backend/platform/database/migrate.ts';
import { findChromium } from '../../scripts/harness/chromium.ts';
import { findServerBinaries, startCluster, type Cluster } from '../../scripts/harness/postgresql-cluster.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** File that holds the dump of a migrated PGlite data folder. */
    pgliteDump: string;
    /** A PostgreSQL server where the tests may create databases, and the migrated one to copy; null when there is none. */
    postgresql: { readonly url: string; readonly template: string } | null;
    /** For files that are kept until the run ends. */
    runFolder: string;
  }
}

interface TestEnvironment {
  readonly used: string[];
  readonly notRun: { readonly what: string; readonly command: string }[];
}

const cacheFolder = join(import.meta.dirname, '../../node_modules/.cache/relais');
const migrationsFolder = join(import.meta.dirname, '../../backend/migrations');

/**
 * Migrates once what every database test then copies: a PGlite dump, and a template database on PostgreSQL where server
 * binaries or TEST_DATABASE_URL are there. Returns what takes all of it away again.
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  mkdirSync(cacheFolder, { recursive: true });
  const environment: TestEnvironment = { used: ['PGlite'], notRun: [] };
  const server = await findServer(environment);
  const runFolder = mkdtempSync(join(tmpdir(), 'relais-tests-'));
  project.provide('runFolder', runFolder);
  if (findChromium() === null)
    environment.notRun.push({ what: 'the page in a browser', command: 'apt-get install chromium-headless-shell' });
  else environment.used.push('Chromium');
  try {
    const [template, dump] = await Promise.all([server === null ? null : createTemplate(server.url), dumpMigrated()]);
    project.provide('pgliteDump', dump);
    project.provide('postgresql', server === null || template === null ? null : { url: server.url, template });
    // Read for the last lines of a test run.
    writeFileSync(join(cacheFolder, 'test-environment.json'), `${JSON.stringify(environment, null, 2)}\n`);
    return async () => {
      rmSync(runFolder, { recursive: true, force: true, maxRetries: 5 });
      if (server !== null && template !== null) await dropDatabases(server.url, template);
      await server?.stop();
    };
  } catch (error) {
    await server?.stop();
    throw error;
  }
}

async function findServer(environment: TestEnvironment): Promise<Pick<Cluster, 'url' | 'stop'> | null> {
  const given = process.env['TEST_DATABASE_URL'];
  if (given !== undefined && given !== '') {
    environment.used.push('PostgreSQL (TEST_DATABASE_URL)');
    return { url: given, stop: () => Promise.resolve() };
  }
  const bin = findServerBinaries();
  if (bin === null) {
    environment.notRun.push({ what: 'database tests on PostgreSQL', command: 'apt-get install postgresql' });
    return null;
  }
  const cluster = await startCluster(bin, { autovacuum: 'off', full_page_writes: 'off', synchronous_commit: 'off' });
  environment.used.push(`${cluster.version} (throw-away cluster)`);
  return cluster;
}

/** The dump of a migrated PGlite, made again only when a migration, PGlite or graphile-worker changes: its first start takes seconds. */
async function dumpMigrated(): Promise<string> {
  const file = join(cacheFolder, `pglite-${fingerprint()}.tar`);
  if (existsSync(file)) return file;
  const engine = await createEmbeddedEngine({});
  await migrate(engine);
  const dump = await engine.dump();
  await engine.close();
  const draft = `${file}.${process.pid}`;
  // Unpacked: it is read by every database test.
  await writeFile(draft, gunzipSync(await dump.arrayBuffer()));
  await rename(draft, file);
  return file;
}

function fingerprint(): string {
  const hash = createHash('sha256');
  const packages = ['@electric-sql/pglite', 'graphile-worker'].map((name) =>
    join(import.meta.dirname, '../../node_modules', name, 'package.json'),
  );
  const migrations = readdirSync(migrationsFolder).sort();
  for (const file of [...packages, ...migrations.map((name) => join(migrationsFolder, name))])
    hash.update(readFileSync(file));
  return hash.digest('hex').slice(0, 16);
}

async function createTemplate(url: string): Promise<string> {
  const template = `relais_test_${process.pid}_${Date.now()}`;
  await onServer(url, (client) => client.query(`create database ${template}`));
  const own = new URL(url);
  own.pathname = `/${template}`;
  const database = await openDatabase({ kind: 'postgresql', url: own.href });
  await database.close();
  return template;
}

/** On a server that is not ours, everything made here goes; the role stays, other databases may use it. */
async function dropDatabases(url: string, template: string): Promise<void> {
  await onServer(url, async (client) => {
    const { rows } = await client.query<{ datname: string }>(
      'select datname from pg_database where datname = $1 or datname like $2',
      [template, `${template.replaceAll('_', '\\_')}\\_%`],
    );
    for (const { datname } of rows) await client.query(`drop database ${datname} with (force)`);
  });
}

async function onServer(url: string, work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
