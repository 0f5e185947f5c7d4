import { fork, type ChildProcess } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { inject } from 'vitest';

const root = join(import.meta.dirname, '../..');

/** A folder that holds the service built as for production; packages are found from it. */
export interface BuiltService {
  entry: string;
  remove(): Promise<void>;
}

export async function buildService(): Promise<BuiltService> {
  const folder = await mkdtemp(join(root, 'node_modules/.cache/relais-service-'));
  await build({
    absWorkingDir: root,
    entryPoints: { server: 'backend/server.ts', 'html-worker': 'backend/platform/html/html-worker.ts' },
    outdir: folder,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    packages: 'external',
    logLevel: 'warning',
  });
  await cp(join(root, 'backend/migrations'), join(folder, 'migrations'), { recursive: true });
  await cp(join(root, 'backend/platform/http/logo.png'), join(folder, 'logo.png'));
  const dump = gzipSync(await readFile(inject('pgliteDump')), { level: 1 });
  await writeFile(join(folder, 'prepared-database.tar.gz'), dump);
  return { entry: join(folder, 'server.js'), remove: () => rm(folder, { recursive: true }) };
}

export type FirstMessage = { kind: 'ready'; url: string } | { kind: 'failed'; message: string };

/** The service in a process of its own. */
export interface ForkedService {
  child: ChildProcess;
  /** What it tells its parent first; null when it ends without a word. */
  first: Promise<FirstMessage | null>;
  /** Its exit code or the signal that ended it, with everything it wrote. */
  ended: Promise<{ code: number | null; signal: NodeJS.Signals | null; output: string }>;
}

/** Starts it with these variables and none of the caller's that concern it. */
export function forkService({ entry }: BuiltService, environment: Record<string, string>): ForkedService {
  const child = fork(entry, [], {
    env: { PATH: process.env['PATH'] ?? '', HOST: '127.0.0.1', PORT: '0', IDENTITY_AUDIENCES: 'tests', ...environment },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const ended = new Promise<{ code: number | null; signal: NodeJS.Signals | null; output: string }>((resolve) =>
    // Not 'close': that one never comes when the parent disconnects first.
    child.once('exit', (code, signal) => setImmediate(() => resolve({ code, signal, output }))),
  );
  const message = new Promise<FirstMessage>((resolve) =>
    child.once('message', (sent) => resolve(sent as FirstMessage)),
  );
  return { child, ended, first: Promise.race([message, ended.then(() => null)]) };
}

/** A data folder of a test's own, with what removes it. */
export async function temporaryFolder(): Promise<{ path: string; remove: () => Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), 'relais-data-'));
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
}
