import type { BulkChange, BulkChanged } from '../../shared/tasks/task-change.ts';
import { asCaller, type Principal } from '../access/caller.ts';
import { succeed, rejectField, type Outcome } from '../platform/outcome.ts';
import type { Context } from '../platform/context.ts';
import { referenceFailure } from './failures.ts';
import { decideBulkChange, findBulkRefusal, mayChangeTogether } from './rules/bulk.ts';
import { readBulkChangeFacts, updateTasks } from './sql/change-tasks.ts';
import { lockTasks } from './sql/lock-tasks.ts';

/**
 * Sets the same values on many tasks: one transaction with three statements, whatever their number. Each task is
 * decided on separately. `refusedIds` are tasks that do not exist or that the caller may not change; tasks that had the
 * values already are among `changedIds`.
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
    const decisions = asked.map((id) => ({ id, changes: decideBulkChange(known.get(id) ?? null, change, chosen) }));
    const changed = decisions.flatMap(({ id, changes }) => (changes?.length ? [{ id, changes }] : []));
    if (changed.length > 0) await updateTasks(environment, { change, tasks: changed }, { userId: viewer.userId, at });
    return succeed({
      changedIds: decisions.filter(({ changes }) => changes !== null).map(({ id }) => id),
      refusedIds: decisions.filter(({ changes }) => changes === null).map(({ id }) => id),
    });
  });
}
