import type { TaskDetail } from '../../shared/tasks/task-change.ts';
import type { EnvironmentHandle } from '../platform/database/environment-scope.ts';
import { readTaskDetail } from './sql/read-task.ts';
import { deleteTask, restoreTask } from './sql/remove-task.ts';
import type { Viewer } from '../access/rules/rights.ts';
import { asCaller, type Principal } from '../access/caller.ts';
import type { Failure, Outcome } from '../platform/outcome.ts';
import { done, failed } from '../platform/outcome.ts';
import type { Context } from '../platform/context.ts';
import { detailOf } from './read-task.ts';

// Readable, but not theirs: its author or an admin may, whom no right makes of anybody else.
const forbidden: Failure = { code: 'rights_missing', missingRights: [] };

/** Deletes a task; once it is gone, doing so again answers the same. */
export function removeTask(context: Context, principal: Principal, taskId: string): Promise<Outcome<TaskDetail>> {
  return asCaller(context, principal, async (environment, { viewer }) => {
    const by = { viewer, at: context.now() };
    switch (await deleteTask(environment, taskId, by)) {
      case 'delete':
      case 'already_gone':
        return detail(environment, taskId, by);
      case 'not_found':
        return failed({ code: 'not_found' });
      case 'forbidden':
        return failed(forbidden);
    }
  });
}

/** Brings a deleted task back; once it is there, doing so again answers the same. */
export function bringBack(context: Context, principal: Principal, taskId: string): Promise<Outcome<TaskDetail>> {
  return asCaller(context, principal, async (environment, { viewer }) => {
    const by = { viewer, at: context.now() };
    switch (await restoreTask(environment, taskId, by)) {
      case 'restore':
      case 'already_there':
        return detail(environment, taskId, by);
      case 'expired':
        return failed({ code: 'undo_expired' });
      case 'not_found':
        return failed({ code: 'not_found' });
      case 'forbidden':
        return failed(forbidden);
    }
  });
}

async function detail(
  environment: EnvironmentHandle,
  taskId: string,
  by: { readonly viewer: Viewer; readonly at: Date },
): Promise<Outcome<TaskDetail>> {
  const record = await readTaskDetail(environment, taskId, by);
  return record === null ? failed({ code: 'not_found' }) : done(detailOf(record, by));
}
