import type { Task } from '../../shared/tasks/task.ts';
import { asCaller, type Principal } from '../access/caller.ts';
import type { Viewer } from '../access/rules/rights.ts';
import type { EnvironmentHandle } from '../platform/database/environment-scope.ts';
import { succeed, fail, type Outcome } from '../platform/outcome.ts';
import type { Context } from '../platform/context.ts';
import { forbidden } from './failures.ts';
import { taskOf } from './get-task.ts';
import { decideUndo, type UndoDecision } from './rules/undo-task.ts';
import { readTask } from './sql/read-task.ts';
import { readUndoableTask, updateUndone } from './sql/undo-task.ts';

/** Undoes a task. Idempotent. */
export function undoTask(context: Context, principal: Principal, taskId: string): Promise<Outcome<Task>> {
  return asCaller(context, principal, async (environment, { viewer }) => {
    const by = { viewer, at: context.now() };
    switch (await undoTaskIn(environment, taskId, by)) {
      case 'undone':
      case 'already_undone': {
        const record = await readTask(environment, taskId, by);
        return record === null ? fail({ code: 'not_found' }) : succeed(taskOf(record));
      }
      case 'not_found':
        return fail({ code: 'not_found' });
      case 'expired':
        return fail({ code: 'undo_expired' });
      case 'forbidden':
        return forbidden;
    }
  });
}

/** `already_undone` is a success too. A task that the viewer may not read is `not_found`. */
export type TaskUndo = 'undone' | 'not_found' | Exclude<UndoDecision, 'undo'>;

/** Decides and undoes the task within the transaction. */
export async function undoTaskIn(
  environment: EnvironmentHandle,
  taskId: string,
  by: { readonly viewer: Viewer; readonly at: Date },
): Promise<TaskUndo> {
  const task = await readUndoableTask(environment, taskId, by.viewer);
  if (task === null) return 'not_found';
  const decision = decideUndo(task, by.at);
  if (decision !== 'undo') return decision;
  return (await updateUndone(environment, taskId, by)) ? 'undone' : 'already_undone';
}
