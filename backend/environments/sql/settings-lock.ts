import { sql } from 'drizzle-orm';
import { run, type EnvironmentHandle } from '../../platform/database/environment-scope.ts';
import { statement } from '../../platform/database/statement.ts';

const lockOfSettings = statement<object>(
  'lock_settings',
  sql`select environment_id from environment_settings where environment_id = ${sql.placeholder('environmentId')} for update`,
);

/**
 * Takes a row lock on the settings: other changes wait until this transaction ends, so that a decision still holds when
 * it is written.
 */
export async function lockSettings(environment: EnvironmentHandle): Promise<void> {
  await run(environment, lockOfSettings);
}
