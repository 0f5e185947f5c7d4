import { readFileSync } from 'node:fs';
import { worldSchema, type World } from '../../shared/provisioning/world.ts';
import { CommandError } from '../harness/command-error.ts';

/** Reads a world file. Throws CommandError with the path of the first wrong fields, e.g. `users[0].rights[1]`. */
export function readWorld(file: string): World {
  const parsed = worldSchema.safeParse(parseJson(file));
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.slice(0, 5).map((issue) => `${fieldPath(issue.path)}: ${issue.message}`);
  throw new CommandError(`${file} is not a world: ${faults.join('; ')}`);
}

/**
 * The signed-in person of a command: `email` as asked for, which need not be a user of the world (a stranger's card is
 * worth seeing too), or the world's first user with a right.
 */
export function chooseUser(world: World, email: string | undefined): { email: string; name: string } {
  if (email !== undefined) return { email, name: world.users.find((user) => user.email === email)?.name ?? email };
  const user = world.users.find((each) => each.rights.length > 0) ?? world.users[0];
  if (user === undefined) throw new CommandError('the world has no user: add one, or name one with --user');
  return { email: user.email, name: user.name };
}

function parseJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new CommandError(`cannot read the world ${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function fieldPath(path: readonly PropertyKey[]): string {
  if (path.length === 0) return '(whole file)';
  return path
    .map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`))
    .join('')
    .replace(/^\./, '');
}
