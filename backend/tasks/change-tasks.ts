import type { BulkChange, BulkChanged } from '../../shared/tasks/task-change.ts';
import { asCaller, type Principal } from '../access/caller.ts';
import { succeed, rejectField, type Outcome } from '../platform/outcome.ts';
import type { Context } from '../platform/context.ts';
import { referenceFailure } from './failures.ts';
import { decideBulkChange, findBulkRefusal, formerValuesOf, mayChangeTogether } from './rules/bulk.ts';
import { listChangedFields } from './rules/change-task.ts';
import { readBulkChangeFacts, updateTasks } from './sql/change-tasks.ts';
import { lockTasks } from './sql/lock-tasks.ts';

/**
 * Sets the same values on many tasks: one transaction with three statements, whatever their number. Each task is
 * decided on separately. `changed` are the tasks that have the values now, with what these replaced, so that the change
 * can be undone (undo-changes.ts); `refusedIds` are tasks that do not exist or that the caller may not change.
 */
export async function changeTasks(
  context: Context,
  principal: Principal,
  { taskIds, change }: BulkChange,
): Promise<Outcome<BulkChanged>> {
  if (!mayChangeTogether(taskIds.length)) return rejectField('body.taskIds', 'are more than one change may name');
  return asCaller(context, principal, async (environment, { viewer }) => {
    const at = context.now();
    const asked = [...new Set(taskIds)];
    await lockTasks(environment, asked);
    const { chosen, tasks } = await readBulkChangeFacts(environment, { taskIds: asked, change }, viewer);
    const refusal = findBulkRefusal(change, chosen);
    if (refusal !== null) return referenceFailure(refusal, 'body.change');
    const known = new Map(tasks.map((task) => [task.id, task]));
    const decisions = asked.map((id) => {
      const task = known.get(id) ?? null;
      return { id, task, changes: decideBulkChange(task, change, chosen) };
    });
    const accepted = decisions.flatMap(({ id, task, changes }) => (task && changes ? [{ id, task, changes }] : []));
    const changing = accepted.filter(({ changes }) => changes.length > 0);
    const updates = changing.map(({ id, changes }) => ({ id, values: change, changes }));
    await updateTasks(environment, updates, { userId: viewer.userId, at });
    return succeed({
      changed: accepted.map(({ id, task, changes }) => ({
        id,
        version: task.version + (changes.length > 0 ? 1 : 0),
        former: formerValuesOf(task, listChangedFields(task, change)),
      })),
      refusedIds: decisions.filter(({ changes }) => changes === null).map(({ id }) => id),
    });
  });
}
