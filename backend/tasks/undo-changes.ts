import type { BulkUndo, BulkUndone } from '../../shared/tasks/task-change.ts';
import { asCaller, type Principal } from '../access/caller.ts';
import type { Context } from '../platform/context.ts';
import { rejectField, succeed, type Outcome } from '../platform/outcome.ts';
import { decideBulkUndo, mayChangeTogether } from './rules/bulk.ts';
import { readBulkUndoFacts, updateTasks } from './sql/change-tasks.ts';
import { lockTasks } from './sql/lock-tasks.ts';

/**
 * Gives tasks back what a bulk change replaced: one transaction with three statements, whatever their number. Each task
 * is decided on separately, so that one that was changed since, or is gone, stops no other.
 */
export async function undoChanges(
  context: Context,
  principal: Principal,
  { changed }: BulkUndo,
): Promise<Outcome<BulkUndone>> {
  if (!mayChangeTogether(changed.length)) return rejectField('body.changed', 'are more than one change may name');
  return asCaller(context, principal, async (environment, { viewer }) => {
    const at = context.now();
    const asked = [...new Map(changed.map((task) => [task.id, task])).values()];
    await lockTasks(
      environment,
      asked.map(({ id }) => id),
    );
    const { tasks, types, statuses, users } = await readBulkUndoFacts(environment, asked, viewer);
    const known = new Map(tasks.map((task) => [task.id, task]));
    const decisions = asked.map(({ id, version, former }) => {
      const named = {
        type: types.find((type) => type.id === former.typeId) ?? null,
        status: statuses.find((status) => status.id === former.statusId) ?? null,
        assignee: users.find((user) => user.id === former.assigneeId) ?? null,
      };
      return { id, former, decision: decideBulkUndo(known.get(id) ?? null, { version, former }, named) };
    });
    const updates = decisions.flatMap(({ id, former, decision }) =>
      decision.outcome === 'undone' && decision.changes.length > 0
        ? [{ id, values: former, changes: decision.changes }]
        : [],
    );
    await updateTasks(environment, updates, { userId: viewer.userId, at });
    const idsOf = (outcome: (typeof decisions)[number]['decision']['outcome']) =>
      decisions.filter(({ decision }) => decision.outcome === outcome).map(({ id }) => id);
    return succeed({
      undoneIds: idsOf('undone'),
      changedSinceIds: idsOf('changed_since'),
      refusedIds: idsOf('refused'),
    });
  });
}
