import type { TaskDetail } from '../../shared/tasks/task-change.ts';
import { asCaller, type Principal } from '../access/caller.ts';
import { fail, type Outcome } from '../platform/outcome.ts';
import type { Context } from '../platform/context.ts';
import { forbidden } from './failures.ts';
import { readDetail } from './get-task.ts';
import { decideDeletion } from './rules/delete-task.ts';
import { lockTasks } from './sql/lock-tasks.ts';
import { readRemovableTask, updateDeleted } from './sql/delete-task.ts';

/** Deletes a task. Idempotent. `not_found` for a task that the caller may not read. */
export function deleteTask(context: Context, principal: Principal, taskId: string): Promise<Outcome<TaskDetail>> {
  return asCaller(context, principal, async (environment, { viewer }) => {
    const at = context.now();
    await lockTasks(environment, [taskId]);
    switch (decideDeletion(viewer, await readRemovableTask(environment, taskId, viewer))) {
      case 'delete':
        await updateDeleted(environment, taskId, { userId: viewer.userId, at });
        return readDetail(environment, taskId, { viewer, at });
      case 'already_gone':
        return readDetail(environment, taskId, { viewer, at });
      case 'not_found':
        return fail({ code: 'not_found' });
      case 'forbidden':
        return forbidden;
    }
  });
}
