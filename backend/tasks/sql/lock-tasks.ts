import { sql } from 'drizzle-orm';
import { run, type EnvironmentHandle } from '../../platform/database/environment-scope.ts';
import { statement } from '../../platform/database/statement.ts';

/** Row locks in the order of ids, so that two changes of many tasks cannot deadlock. */
const lockRows = statement<{ id: string }>(
  'lock_tasks',
  sql`select id from tasks
    where environment_id = ${sql.placeholder('environmentId')} and id = any(${sql.placeholder('taskIds')}::uuid[])
    order by id for no key update`,
);

/**
 * Locks the tasks, so that concurrent changes of a task are serialized: statements after this one see what the change
 * before wrote.
 */
export async function lockTasks(environment: EnvironmentHandle, taskIds: readonly string[]): Promise<void> {
  await run(environment, lockRows, { taskIds: [...taskIds] });
}
