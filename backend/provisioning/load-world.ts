import type { Database } from '../platform/database/connect.ts';
import type { EnvironmentHandle } from '../platform/database/environment-scope.ts';
import { withEnvironmentAsOwner } from '../platform/database/owner-scope.ts';
import { checkWorld } from './check-world.ts';
import { decideNames, type NamesDecision } from './rules/world-names.ts';
import { insertWorld, readKnownNames } from './sql/insert-world.ts';
import { buildWorldRows } from './sql/world-rows.ts';

export type WorldLoading =
  | { readonly outcome: 'created' | 'exists'; readonly environmentId: string }
  /** `path`: the wrong field, e.g. `contacts[3].company`; `message`: what is wrong there. */
  | { readonly outcome: 'invalid'; readonly path: string; readonly message: string };

/**
 * Creates the environment that a world describes (parsed JSON of shared/provisioning/world.ts, checked here) with all it
 * holds, or nothing of it. An environment of that name stays as it is.
 */
export function loadWorld(database: Database, world: unknown, at: Date): Promise<WorldLoading> {
  return createFromWorld(database, world, { at, complete: () => Promise.resolve() });
}

/** The same; `complete` does more to the new environment in the same transaction. */
export async function createFromWorld(
  database: Database,
  world: unknown,
  { at, complete }: { readonly at: Date; readonly complete: (environment: EnvironmentHandle) => Promise<void> },
): Promise<WorldLoading> {
  const checked = checkWorld(world);
  if (!checked.ok) return { outcome: 'invalid', path: checked.path, message: checked.message };
  const { name, aliases } = checked.world.environment;
  const rows = buildWorldRows(checked.world, at);
  const environmentId = rows.environment.id;
  return withEnvironmentAsOwner(database, environmentId, async (environment) => {
    const decide = async () => decideNames({ name, aliases }, await readKnownNames(environment, [name, ...aliases]));
    const decision = await decide();
    if (decision.outcome !== 'free') return toLoading(decision);
    if (await insertWorld(environment, rows)) {
      await complete(environment);
      return { outcome: 'created', environmentId };
    }
    // Another process created the environment meanwhile: it is visible now.
    const second = await decide();
    if (second.outcome === 'free') throw new Error('An environment name is taken and free at once.');
    return toLoading(second);
  });
}

function toLoading(decision: Exclude<NamesDecision, { outcome: 'free' }>): WorldLoading {
  return decision.outcome === 'taken' ? { ...decision, outcome: 'invalid' } : decision;
}
