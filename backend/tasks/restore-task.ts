import type { TaskDetail } from '../../shared/tasks/task-change.ts';
import { asCaller, type Principal } from '../access/caller.ts';
import { fail, type Outcome } from '../platform/outcome.ts';
import type { Context } from '../platform/context.ts';
import { forbidden } from './failures.ts';
import { readDetail } from './get-task.ts';
import { decideRestoration } from './rules/delete-task.ts';
import { lockTasks } from './sql/lock-tasks.ts';
import { readRemovableTask, updateRestored } from './sql/delete-task.ts';

/** Restores a deleted task. Idempotent. */
export function restoreTask(context: Context, principal: Principal, taskId: string): Promise<Outcome<TaskDetail>> {
  return asCaller(context, principal, async (environment, { viewer }) => {
    const at = context.now();
    await lockTasks(environment, [taskId]);
    switch (decideRestoration(viewer, await readRemovableTask(environment, taskId, viewer), at)) {
      case 'restore':
        await updateRestored(environment, taskId, { userId: viewer.userId, at });
        return readDetail(environment, taskId, { viewer, at });
      case 'already_there':
        return readDetail(environment, taskId, { viewer, at });
      case 'expired':
        return fail({ code: 'undo_expired' });
      case 'not_found':
        return fail({ code: 'not_found' });
      case 'forbidden':
        return forbidden;
    }
  });
}
