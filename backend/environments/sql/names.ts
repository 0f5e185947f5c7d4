import { sql } from 'drizzle-orm';
import { run, type EnvironmentHandle } from '../../platform/database/environment-scope.ts';
import { statement } from '../../platform/database/statement.ts';

const value = sql.placeholder;
const environmentId = value('environmentId');

/** Key of the advisory lock that serializes changes of names across all environments. Any constant. */
const advisoryLock = 7_236_918;

const lockNames = statement<object>('lock_names', sql`select pg_advisory_xact_lock(${sql.raw(String(advisoryLock))})`);

const holders = statement<{ taken: boolean }>(
  'name_taken',
  sql`select exists (
    select from environments other where other.name = ${value('name')} and other.id <> ${environmentId}
  ) or exists (
    select from environment_aliases other
    where other.name = ${value('name')} and other.environment_id <> ${environmentId}
  ) as taken`,
);

const freeAlias = statement<object>(
  'free_alias',
  sql`delete from environment_aliases where environment_id = ${environmentId} and name = ${value('name')}`,
);

const keepAlias = statement<object>(
  'keep_alias',
  sql`insert into environment_aliases (environment_id, name)
    select id, name from environments where id = ${environmentId}`,
);

const giveName = statement<object>(
  'give_name',
  sql`update environments set name = ${value('name')} where id = ${environmentId}`,
);

/**
 * Whether another environment has or had this name. Takes the lock: until the transaction ends, no other transaction
 * changes names.
 */
export async function isNameTaken(environment: EnvironmentHandle, name: string): Promise<boolean> {
  await run(environment, lockNames);
  const [row] = await run(environment, holders, { name });
  return row?.taken === true;
}

/** Renames the environment and keeps its former name as an alias. Call `isNameTaken` first, which takes the lock. */
export async function renameEnvironment(environment: EnvironmentHandle, name: string): Promise<void> {
  await run(environment, freeAlias, { name });
  await run(environment, keepAlias);
  await run(environment, giveName, { name });
}

/** Removes a former name, which another environment may then take. */
export async function removeAlias(environment: EnvironmentHandle, name: string): Promise<void> {
  await run(environment, lockNames);
  await run(environment, freeAlias, { name });
}
