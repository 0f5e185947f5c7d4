import { once } from 'node:events';
import { execFile, execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import pg from 'pg';

const run = promisify(execFile);

/** A PostgreSQL server of our own on a loopback port, with an empty data folder that goes when it stops. */
export interface Cluster {
  /** Connects as the superuser `owner`. */
  readonly url: string;
  readonly version: string;
  stop(): Promise<void>;
  /** Stops it at once, as a crash would, and starts it again on the same port. */
  restart(): Promise<void>;
}

interface Account {
  readonly uid: number;
  readonly gid: number;
}

/** Where initdb and postgres are: on PATH, or where distributions put them; null when there is none. */
export function findServerBinaries(): string | null {
  const folders = [
    ...(process.env['PATH'] ?? '').split(delimiter),
    ...versionsOf('/usr/lib/postgresql'),
    ...versionsOf('/opt/homebrew/opt').filter((folder) => folder.includes('postgresql')),
    ...versionsOf('/usr/local/opt').filter((folder) => folder.includes('postgresql')),
    ...versionsOf('/Library/PostgreSQL'),
    '/usr/pgsql-18/bin',
    '/usr/pgsql-17/bin',
    '/usr/pgsql-16/bin',
    '/usr/pgsql-15/bin',
    '/usr/local/pgsql/bin',
  ];
  return folders.find((folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'postgres'))) ?? null;
}

function versionsOf(parent: string): string[] {
  if (!existsSync(parent)) return [];
  const byVersion = new Intl.Collator('en', { numeric: true });
  return readdirSync(parent)
    .sort((one, other) => byVersion.compare(other, one))
    .map((version) => join(parent, version, 'bin'));
}

/**
 * Starts a throw-away cluster from the binaries of `bin`, with `settings` beside its own. initdb and postgres refuse root, so root drops to
 * another user.
 */
export async function startCluster(bin: string, settings: ServerSettings = {}): Promise<Cluster> {
  const account = findUnprivilegedAccount();
  const folder = mkdtempSync(join(tmpdir(), 'relais-postgresql-'));
  if (account !== null) chownSync(folder, account.uid, account.gid);
  chmodSync(folder, 0o700);
  const data = join(folder, 'data');
  let server: ChildProcess | null = null;
  const watchdog = watchOver(folder);
  const stop = async (): Promise<void> => {
    await stopServer(server);
    rmSync(folder, { recursive: true, force: true });
    watchdog.kill();
  };
  try {
    const initdb = ['-D', data, '-U', 'owner', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'];
    await run(join(bin, 'initdb'), initdb, { cwd: folder, ...account });
    const port = await freePort();
    const url = `postgres://owner@127.0.0.1:${port}/postgres`;
    const start = async (): Promise<void> => {
      server = spawn(join(bin, 'postgres'), serverArguments({ data, folder, port }, settings), {
        cwd: folder,
        stdio: 'ignore',
        ...account,
      });
      await answers(url, server);
    };
    await start();
    const restart = async (): Promise<void> => {
      await stopServer(server);
      await start();
    };
    const version = execFileSync(join(bin, 'postgres'), ['--version'], { encoding: 'utf8', cwd: folder, ...account });
    return { url, version: version.trim(), stop, restart };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Stops the server and removes its folder when this process ends without doing so, be it killed: its pipe closes. */
function watchOver(folder: string): ChildProcess {
  const script = 'cat >/dev/null; kill -QUIT "$(head -n 1 "$1/data/postmaster.pid")"; sleep 1; rm -rf "$1"';
  return spawn('sh', ['-c', script, 'watchdog', folder], { stdio: ['pipe', 'ignore', 'ignore'], detached: true });
}

/** Parameters of postgresql.conf. */
export type ServerSettings = Readonly<Record<string, string>>;

function serverArguments(place: { data: string; folder: string; port: number }, wanted: ServerSettings): string[] {
  const settings = {
    fsync: 'off',
    shared_buffers: '32MB',
    max_connections: '60',
    unix_socket_directories: place.folder,
    ...wanted,
  };
  const options = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  return ['-D', place.data, '-h', '127.0.0.1', '-p', String(place.port), ...options];
}

/** SIGQUIT is the server's immediate shutdown: what it had not written is recovered at the next start. */
async function stopServer(server: ChildProcess | null): Promise<void> {
  if (server?.exitCode !== null || server.signalCode !== null) return;
  const ended = once(server, 'exit');
  server.kill('SIGQUIT');
  await ended;
}

/** Null when this process is not root and can run the server as itself. */
function findUnprivilegedAccount(): Account | null {
  if (process.getuid?.() !== 0) return null;
  for (const name of ['postgres', 'nobody']) {
    try {
      const id = (flag: string): number =>
        Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: 'pipe' }));
      return { uid: id('-u'), gid: id('-g') };
    } catch {
      // No such user here: the next one.
    }
  }
  throw new Error('postgres refuses to run as root, and there is neither a user postgres nor nobody.');
}

async function answers(url: string, server: ChildProcess): Promise<void> {
  for (const end = Date.now() + 20_000; Date.now() < end;) {
    if (server.exitCode !== null) throw new Error(`postgres ended with status ${server.exitCode} at its start.`);
    const client = new pg.Client({ connectionString: url });
    try {
      await client.connect();
      await client.end();
      return;
    } catch {
      await wait(50);
    }
  }
  throw new Error('postgres did not answer within 20 s.');
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => {
        if (typeof address === 'object' && address !== null) resolve(address.port);
        else reject(new Error('No free port.'));
      });
    });
  });
}
