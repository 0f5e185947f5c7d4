import { eq, inArray } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import type { World } from '../../../shared/provisioning/world.ts';
import { asOwner, type Database } from '../../platform/database/database.ts';
import {
  builderOf,
  withEnvironmentAsOwner,
  type EnvironmentHandle,
} from '../../platform/database/environment-scope.ts';
import { environmentAliases, environments } from '../../platform/database/schema.ts';
import { checkWorld } from './world-check.ts';
import { rowsOfWorld } from './world-rows.ts';

export type WorldLoading =
  | { readonly outcome: 'created' | 'exists'; readonly environmentId: string }
  /** `path`: the wrong field, e.g. `contacts[3].company`; `message`: what is wrong there. */
  | { readonly outcome: 'invalid'; readonly path: string; readonly message: string };

/** A statement can bind 65,535 values; no table here has more than 12 columns. */
const rowsPerInsert = 1_000;

/**
 * Creates the environment that a world describes (parsed JSON of shared/provisioning/world.ts, checked here) with all it holds.
 * An environment of that name is left alone.
 */
export function loadWorld(database: Database, world: unknown, at: Date): Promise<WorldLoading> {
  return createEnvironment(database, world, { at, complete: () => Promise.resolve() });
}

/** The same, and what `complete` does to the new environment, all of it or nothing. */
export async function createEnvironment(
  database: Database,
  world: unknown,
  { at, complete }: { readonly at: Date; readonly complete: (environment: EnvironmentHandle) => Promise<void> },
): Promise<WorldLoading> {
  const checked = checkWorld(world);
  if (!checked.ok) return { outcome: 'invalid', path: checked.path, message: checked.message };
  const rows = rowsOfWorld(checked.world, at);
  return asOwner(database, (owner) =>
    withEnvironmentAsOwner(owner, rows.environment.id, async (environment) => {
      const taken = await takenName(environment, checked.world.environment);
      if (taken !== null) return { outcome: 'invalid', ...taken };
      const existing = await insertEnvironment(environment, rows.environment);
      if (existing !== null) return { outcome: 'exists', environmentId: existing };
      for (const { table, values } of rows.tables) await insertAll(environment, table, values);
      await complete(environment);
      return { outcome: 'created', environmentId: rows.environment.id };
    }),
  );
}

/** A name of the world by which another environment is known, which would no longer be found by it. */
async function takenName(
  environment: EnvironmentHandle,
  { name, aliases }: World['environment'],
): Promise<{ path: string; message: string } | null> {
  const builder = builderOf(environment);
  const known = await builder.select({ name: environments.name }).from(environments).where(eq(environments.name, name));
  if (known.length > 0) return null;
  const names = [name, ...aliases];
  const own = await builder
    .select({ name: environments.name })
    .from(environments)
    .where(inArray(environments.name, names));
  const former = await builder
    .select({ name: environmentAliases.name })
    .from(environmentAliases)
    .where(inArray(environmentAliases.name, names));
  const taken = new Set([...own, ...former].map((row) => row.name));
  if (taken.has(name)) return { path: 'environment.name', message: 'is the former name of another environment' };
  const index = aliases.findIndex((alias) => taken.has(alias));
  return index < 0 ? null : { path: `environment.aliases[${index}]`, message: 'is the name of another environment' };
}

/** The id of the environment that has the name already, or null when this one was inserted. */
async function insertEnvironment(
  environment: EnvironmentHandle,
  row: typeof environments.$inferInsert,
): Promise<string | null> {
  const builder = builderOf(environment);
  const inserted = await builder
    .insert(environments)
    .values(row)
    .onConflictDoNothing({ target: environments.name })
    .returning({ id: environments.id });
  if (inserted.length > 0) return null;
  const [existing] = await builder
    .select({ id: environments.id })
    .from(environments)
    .where(eq(environments.name, row.name));
  if (existing === undefined) throw new Error('An environment name is taken and free at once.');
  return existing.id;
}

async function insertAll(
  environment: EnvironmentHandle,
  table: PgTable,
  values: readonly Record<string, unknown>[],
): Promise<void> {
  const builder = builderOf(environment);
  for (let from = 0; from < values.length; from += rowsPerInsert) {
    await builder.insert(table).values(values.slice(from, from + rowsPerInsert));
  }
}
