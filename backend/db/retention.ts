import { sql } from 'drizzle-orm';
import type { Database } from './database.ts';
import { inDirectory } from './directory-scope.ts';
import { run, type EnvironmentHandle } from './environment-scope.ts';
import { environments } from './schema.ts';
import { statement } from './statement.ts';

const erase = statement<{ erased: number }>(
  'erase_due_tasks',
  sql`select erase_due_tasks(${sql.placeholder('most')}::integer) as erased`,
);

/** The ids of all environments. */
export async function listEnvironmentIds(database: Database): Promise<string[]> {
  const rows = await inDirectory(database, (connection) =>
    connection.builder().select({ id: environments.id }).from(environments).orderBy(environments.id),
  );
  return rows.map(({ id }) => id);
}

/**
 * Erases for good at most `most` tasks that the environment's settings no longer keep, and answers how many. Which are due
 * is decided by the database (migration 0015): the application has no right to delete a task.
 */
export async function eraseDueTasks(environment: EnvironmentHandle, most: number): Promise<number> {
  const [row] = await run(environment, erase, { most });
  return row?.erased ?? 0;
}
