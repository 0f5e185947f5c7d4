import { sql } from 'drizzle-orm';
import { run, type EnvironmentHandle } from '../../platform/database/environment-scope.ts';
import { statement } from '../../platform/database/statement.ts';

const lockOfSettings = statement<object>(
  'lock_settings',
  sql`select environment_id from environment_settings where environment_id = ${sql.placeholder('environmentId')} for update`,
);

/** Makes other admins of the environment wait until this transaction ends: what was decided on stays true until written. */
export async function lockSettings(environment: EnvironmentHandle): Promise<void> {
  await run(environment, lockOfSettings);
}
