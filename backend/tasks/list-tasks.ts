import type { TaskFilter, TaskRowPage } from '../../shared/tasks/task-list.ts';
import { readTaskPage } from './sql/list/read-task-page.ts';
import type { Principal } from '../access/caller.ts';
import { asCaller } from '../access/caller.ts';
import { outcomeOfPage, type Outcome } from '../platform/outcome.ts';
import type { Context } from '../platform/context.ts';

const defaultPageSize = 50;

/** One page of the tasks that the caller may read and that match the filter, in its order. */
export function listTasks(
  context: Context,
  principal: Principal,
  page: { filter: TaskFilter; limit?: number | undefined; cursor?: string | undefined },
): Promise<Outcome<TaskRowPage>> {
  return asCaller(context, principal, async (environment, { viewer }) => {
    const { filter, limit = defaultPageSize, cursor = null } = page;
    return outcomeOfPage(await readTaskPage(environment, { viewer, filter, limit, cursor }));
  });
}
