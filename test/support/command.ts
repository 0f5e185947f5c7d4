import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** A command that ended. */
export interface Ended {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** A command that may still run. */
export interface Running {
  process: ChildProcess;
  ended: Promise<Ended>;
  /** Resolves with everything printed so far once stdout contains `text`; rejects when the command ends before. */
  waitForText(text: string): Promise<string>;
}

/** `npm run --silent NAME -- ARGS` without npm's own half second. */
export function startCommand(name: string, args: string[] = [], environment: Record<string, string> = {}): Running {
  const child = spawnCommand(name, args, environment);
  const running = follow(child);
  child.stdin.end();
  return running;
}

function spawnCommand(name: string, args: string[], environment: Record<string, string>) {
  return spawn(process.execPath, [join(root, 'scripts/run.mjs'), name, ...args], {
    cwd: root,
    env: { ...process.env, NODE_ENV: 'development', ...environment },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
}

function follow(child: ReturnType<typeof spawnCommand>): Running {
  // A command that does not read its input may end before it is written.
  child.stdin.on('error', () => undefined);
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (data: Buffer) => (stdout += data.toString()));
  child.stderr.on('data', (data: Buffer) => (stderr += data.toString()));
  const ended = new Promise<Ended>((resolve) => child.once('close', (code) => resolve({ code, stdout, stderr })));
  return { process: child, ended, waitForText };

  async function waitForText(text: string): Promise<string> {
    for (;;) {
      if (stdout.includes(text)) return stdout;
      const last = await Promise.race([ended, new Promise<null>((resolve) => setTimeout(() => resolve(null), 25))]);
      if (last !== null && !stdout.includes(text)) throw new Error(`ended with ${String(last.code)}: ${last.stderr}`);
    }
  }
}

/** Runs a command to its end, with a text as its input. */
export function runWithInput(
  name: string,
  args: string[],
  { input, environment = {} }: { input: string; environment?: Record<string, string> },
): Promise<Ended> {
  const child = spawnCommand(name, args, environment);
  const { ended } = follow(child);
  child.stdin.end(input);
  return ended;
}

/** Runs a command to its end. */
export function runToEnd(name: string, args: string[] = [], environment: Record<string, string> = {}): Promise<Ended> {
  return startCommand(name, args, environment).ended;
}
