import { sql } from 'drizzle-orm';
import { run, type EnvironmentHandle } from '../../platform/database/environment-scope.ts';
import { statement } from '../../platform/database/statement.ts';

const erase = statement<{ erased: number }>(
  'erase_due_tasks',
  sql`select erase_due_tasks(${sql.placeholder('most')}::integer) as erased`,
);

/**
 * Deletes at most `most` tasks past the environment's retention; returns their number. A function of the database
 * decides which are due (migration 0015), by the same rule as rules/retention.ts: the application has no grant to
 * delete tasks.
 */
export async function eraseDueTasks(environment: EnvironmentHandle, most: number): Promise<number> {
  const [row] = await run(environment, erase, { most });
  return row?.erased ?? 0;
}
