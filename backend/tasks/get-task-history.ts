import * as z from 'zod/mini';
import { taskEventSchema, type TaskEvent, type TaskHistory } from '../../shared/tasks/task-change.ts';
import { maxTaskEvents, readTaskHistory, type TaskEventRecord } from './sql/read-task-history.ts';
import { shownChange } from './rules/get-task-history.ts';
import { asCaller, type Principal } from '../access/caller.ts';
import type { Outcome } from '../platform/outcome.ts';
import { done, failed } from '../platform/outcome.ts';
import type { Context } from '../platform/context.ts';

/** What happened to a task, newest first, contacts named as far as the caller may see them. */
export function getTaskHistory(context: Context, principal: Principal, taskId: string): Promise<Outcome<TaskHistory>> {
  return asCaller(context, principal, async (environment, { viewer }) => {
    const history = await readTaskHistory(environment, taskId, viewer);
    if (history === null) return failed({ code: 'not_found' });
    const visible = new Set(history.visibleContactIds);
    const events = history.events.slice(0, maxTaskEvents).map((event) => eventOf(event, visible));
    return done({ events, older: history.events.length > maxTaskEvents });
  });
}

/** The trail holds fields of everything; those of a task are a closed list. */
function eventOf({ changes, ...event }: TaskEventRecord, visible: ReadonlySet<string>): TaskEvent {
  const shown = changes.map((change) => shownChange(change, visible));
  return { ...event, changes: z.parse(taskEventSchema.shape.changes, shown) };
}
