import * as z from 'zod/mini';
import { taskEventSchema, type TaskEvent, type TaskHistory } from '../../shared/tasks/task-change.ts';
import { maxTaskEvents, readTaskHistory, type TaskEventRecord } from './sql/read-task-history.ts';
import { redactChange } from './rules/get-task-history.ts';
import { asCaller, type Principal } from '../access/caller.ts';
import type { Outcome } from '../platform/outcome.ts';
import { succeed, fail } from '../platform/outcome.ts';
import type { Context } from '../platform/context.ts';

/** The history of a task, newest first, with the names of those contacts that the caller may see. */
export function getTaskHistory(context: Context, principal: Principal, taskId: string): Promise<Outcome<TaskHistory>> {
  return asCaller(context, principal, async (environment, { viewer }) => {
    const history = await readTaskHistory(environment, taskId, viewer);
    if (history === null) return fail({ code: 'not_found' });
    const visible = new Set(history.visibleContactIds);
    const events = history.events.slice(0, maxTaskEvents).map((event) => eventOf(event, visible));
    return succeed({ events, older: history.events.length > maxTaskEvents });
  });
}

/** The audit trail has fields of every area; those of a task are a closed list. */
function eventOf({ changes, ...event }: TaskEventRecord, visible: ReadonlySet<string>): TaskEvent {
  const shown = changes.map((change) => redactChange(change, visible));
  return { ...event, changes: z.parse(taskEventSchema.shape.changes, shown) };
}
