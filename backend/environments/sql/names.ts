import { sql } from 'drizzle-orm';
import { run, type EnvironmentHandle } from '../../platform/database/environment-scope.ts';
import { statement } from '../../platform/database/statement.ts';

const value = sql.placeholder;
const environmentId = value('environmentId');

/** Any number, always the same: names are given one at a time, in whatever environment. */
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

/** Whether another environment has this name or had it; until the transaction ends nobody else gives or frees names. */
export async function isNameTaken(environment: EnvironmentHandle, name: string): Promise<boolean> {
  await run(environment, lockNames);
  const [row] = await run(environment, holders, { name });
  return row?.taken === true;
}

/** Gives the environment a name that is not taken; the one before goes on working. Call `isNameTaken` first. */
export async function renameEnvironment(environment: EnvironmentHandle, name: string): Promise<void> {
  await run(environment, freeAlias, { name });
  await run(environment, keepAlias);
  await run(environment, giveName, { name });
}

/** A former name that leads nowhere from now on, and that another environment may take. */
export async function removeAlias(environment: EnvironmentHandle, name: string): Promise<void> {
  await run(environment, lockNames);
  await run(environment, freeAlias, { name });
}
