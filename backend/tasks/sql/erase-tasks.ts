import { sql } from 'drizzle-orm';
import { run, type EnvironmentHandle } from '../../platform/database/environment-scope.ts';
import { statement } from '../../platform/database/statement.ts';

const erase = statement<{ erased: number }>(
  'erase_due_tasks',
  sql`select erase_due_tasks(${sql.placeholder('most')}::integer) as erased`,
);

/**
 * Erases for good at most `most` tasks that the environment's settings no longer keep, and answers how many. Which are due
 * is decided by the database (migration 0015), as rules/retention.ts says: the application has no right to delete a task.
 */
export async function eraseDueTasks(environment: EnvironmentHandle, most: number): Promise<number> {
  const [row] = await run(environment, erase, { most });
  return row?.erased ?? 0;
}
