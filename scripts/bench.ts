import { randomBytes } from 'node:crypto';
import { cpus, loadavg, platform, totalmem } from 'node:os';
import pg from 'pg';
import { bench } from './bench/bench.ts';
import { runCommand } from './harness/command-error.ts';
import { findServerBinaries, startCluster } from './harness/postgresql-cluster.ts';

/** As PostgreSQL's manual recommends for a server of 16 GB: a quarter of it for shared buffers. Nothing is kept. */
const settings = { shared_buffers: '4GB', max_wal_size: '8GB', synchronous_commit: 'off', autovacuum: 'off' };

const sizes = { small: 10_000, large: 1_000_000 };
const rounds = 20;

/** Measures what has a goal in docs/performance.md; exit code 1 when one is missed. */
export function main(): Promise<number> {
  return runCommand(async () => {
    const database = await openDatabase();
    if (database === null) {
      process.stdout.write('not run: no PostgreSQL here: apt-get install postgresql, or set TEST_DATABASE_URL\n');
      return 0;
    }
    try {
      const print = (text: string): void => void process.stdout.write(text);
      print(`${describeMachine()}\n`);
      return (await bench(database.url, { sizes, rounds, print })) ? 0 : 1;
    } finally {
      await database.drop();
    }
  });
}

/** The machine that was measured. Figures of different runs or machines cannot be compared. */
function describeMachine(): string {
  const model = cpus()[0]?.model ?? 'unknown processor';
  const memory = `${Math.round(totalmem() / 2 ** 30)} GiB`;
  const load = loadavg()[0]?.toFixed(1) ?? '';
  return `Node ${process.versions.node}, ${platform()}, ${cpus().length} × ${model}, ${memory}, load ${load}`;
}

/** An empty database, on a server of our own or on that of TEST_DATABASE_URL; null when there is neither. */
async function openDatabase(): Promise<{ url: string; drop: () => Promise<void> } | null> {
  const given = process.env['TEST_DATABASE_URL'];
  if (given !== undefined && given !== '') return createDatabase(given);
  const bin = findServerBinaries();
  if (bin === null) return null;
  const cluster = await startCluster(bin, settings);
  process.stdout.write(`${cluster.version}\n`);
  return { url: cluster.url, drop: () => cluster.stop() };
}

async function createDatabase(server: string): Promise<{ url: string; drop: () => Promise<void> }> {
  const name = `relais_bench_${randomBytes(6).toString('hex')}`;
  await runOnServer(server, `create database ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => runOnServer(server, `drop database ${name} with (force)`) };
}

async function runOnServer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(statement).finally(() => client.end());
}
