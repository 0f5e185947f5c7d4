import type { TaskDetail } from '../../shared/task-change.ts';
import type { EnvironmentHandle } from '../db/environment-scope.ts';
import { readTaskDetail } from '../db/task-detail.ts';
import { deleteTask, restoreTask } from '../db/task-removal.ts';
import type { Viewer } from '../domain/rights.ts';
import { asCaller, type Principal } from './caller.ts';
import type { Failure, Outcome } from './outcome.ts';
import { done, failed } from './outcome.ts';
import type { ServiceContext } from './service-context.ts';
import { detailOf } from './tasks.ts';

// Readable, but not theirs: its author or an admin may, whom no right makes of anybody else.
const forbidden: Failure = { code: 'rights_missing', missingRights: [] };

/** Deletes a task; once it is gone, doing so again answers the same. */
export function removeTask(
  context: ServiceContext,
  principal: Principal,
  taskId: string,
): Promise<Outcome<TaskDetail>> {
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
export function bringBack(context: ServiceContext, principal: Principal, taskId: string): Promise<Outcome<TaskDetail>> {
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
