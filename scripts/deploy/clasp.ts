import { spawnSync } from 'node:child_process';
import type * as z from 'zod/mini';

/** Google's command line for Apps Script, on one project. */
export interface Clasp {
  /** Shows what the command prints. Returns its exit code. */
  show(args: readonly string[]): number;
  /** The answer of a command as JSON. Throws ClaspError when it failed; what it said is on stderr. */
  read<T>(args: readonly string[], schema: z.ZodMiniType<T>): T;
}

/** A command of clasp failed, or answered something else than expected. */
export class ClaspError extends Error {
  override readonly name = 'ClaspError';
}

/** `program`: clasp's own file; `folder` has the built add-on and its .clasp.json. */
export function openClasp(program: string, folder: string): Clasp {
  const run = (args: readonly string[], stdout: 'inherit' | 'pipe') =>
    spawnSync(process.execPath, [program, '--project', folder, ...args], {
      cwd: folder,
      encoding: 'utf8',
      stdio: ['ignore', stdout, 'inherit'],
    });
  return {
    show: (args) => run(args, 'inherit').status ?? 1,
    read: (args, schema) => {
      const { status, stdout } = run([...args, '--json'], 'pipe');
      const answer = status === 0 ? schema.safeParse(parseJson(stdout)) : null;
      if (answer?.success === true) return answer.data;
      throw new ClaspError(`clasp ${args[0] ?? ''} failed`);
    },
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
