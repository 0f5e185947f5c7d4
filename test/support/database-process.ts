import { build } from 'esbuild';
import { fork, type ChildProcess } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');

/** A process of its own that opens a database and works with it until it is killed. */
export interface DatabaseProcess {
  readonly child: ChildProcess;
  /** What it says next: `open`, `failed: …`, or what the program says of its work. */
  next(): Promise<string>;
}

/** Builds the program once; `remove` takes it away. */
export async function buildDatabaseProgram(name: 'database-program' | 'queue-program' = 'database-program'): Promise<{
  start(...args: string[]): DatabaseProcess;
  remove(): Promise<void>;
}> {
  // Inside the checkout, so that packages are found.
  const cache = join(root, 'node_modules/.cache/relais');
  await mkdir(cache, { recursive: true });
  const folder = await mkdtemp(join(cache, 'database-process-'));
  await build({
    entryPoints: [join(root, `test/support/${name}.ts`)],
    outfile: join(folder, 'program.js'),
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    logLevel: 'silent',
  });
  await mkdir(join(folder, 'migrations'));
  const migrations = join(root, 'backend/migrations');
  for (const name of await readdir(migrations))
    await copyFile(join(migrations, name), join(folder, 'migrations', name));
  return {
    start: (...args) => listenTo(fork(join(folder, 'program.js'), args, { stdio: 'inherit' })),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

function listenTo(child: ChildProcess): DatabaseProcess {
  const said: string[] = [];
  let wake = (): void => undefined;
  child.on('message', (message) => {
    said.push(typeof message === 'string' ? message : '');
    wake();
  });
  child.once('exit', () => {
    wake();
  });
  return {
    child,
    async next() {
      while (said.length === 0) {
        if (child.exitCode !== null || child.signalCode !== null) throw new Error('The database process has ended.');
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      return said.shift() ?? '';
    },
  };
}
