import { sql } from 'drizzle-orm';
import { run, type EnvironmentHandle } from '../../platform/database/environment-scope.ts';
import { statement } from '../../platform/database/statement.ts';

/** In the order of their ids, so that two changes of many tasks wait for one another and never both. */
const lockRows = statement<{ id: string }>(
  'lock_tasks',
  sql`select id from tasks
    where environment_id = ${sql.placeholder('environmentId')} and id = any(${sql.placeholder('taskIds')}::uuid[])
    order by id for no key update`,
);

/** Changes of one task come one after the other: the next statement sees what the change before wrote. */
export async function lockTasks(environment: EnvironmentHandle, taskIds: readonly string[]): Promise<void> {
  await run(environment, lockRows, { taskIds: [...taskIds] });
}
