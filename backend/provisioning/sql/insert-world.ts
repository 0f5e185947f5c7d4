import { inArray } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import { builderOf, type EnvironmentHandle } from '../../platform/database/environment-scope.ts';
import { environmentAliases, environments } from '../../platform/database/schema.ts';
import type { KnownName } from '../rules/world-names.ts';
import type { WorldRows } from './world-rows.ts';

/** A statement can bind 65,535 values; no table here has more than 12 columns. */
const rowsPerInsert = 1_000;

/** The requested names that an environment has, as its present or a former name. */
export async function readKnownNames(environment: EnvironmentHandle, names: readonly string[]): Promise<KnownName[]> {
  const builder = builderOf(environment);
  const present = await builder
    .select({ name: environments.name, environmentId: environments.id })
    .from(environments)
    .where(inArray(environments.name, [...names]));
  const former = await builder
    .select({ name: environmentAliases.name, environmentId: environmentAliases.environmentId })
    .from(environmentAliases)
    .where(inArray(environmentAliases.name, [...names]));
  return [...present.map((row) => ({ ...row, former: false })), ...former.map((row) => ({ ...row, former: true }))];
}

/** Inserts the environment with all its rows, or nothing. False: an environment has its name. */
export async function insertWorld(environment: EnvironmentHandle, rows: WorldRows): Promise<boolean> {
  const inserted = await builderOf(environment)
    .insert(environments)
    .values(rows.environment)
    .onConflictDoNothing({ target: environments.name })
    .returning({ id: environments.id });
  if (inserted.length === 0) return false;
  for (const { table, values } of rows.tables) await insertAll(environment, table, values);
  return true;
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
