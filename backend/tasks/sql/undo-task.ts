import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { Viewer } from '../../access/rules/rights.ts';
import { perScope, taskReadable, taskWritable, viewerOf } from '../../access/sql/scope.ts';
import { run, type EnvironmentHandle } from '../../platform/database/environment-scope.ts';
import { instant } from '../../platform/database/json.ts';
import { statement } from '../../platform/database/statement.ts';
import type { UndoableTask } from '../rules/undo-task.ts';

const environmentId = sql.placeholder('environmentId');

const undoFacts = perScope<{ createdAt: string; undoneAt: string | null; writable: boolean }>('undo_facts', (scope) => {
  const viewer = viewerOf(scope);
  return sql`select ${instant(sql`t.created_at`)} as "createdAt", ${instant(sql`t.undone_at`)} as "undoneAt",
      ${taskWritable(viewer)} as writable
    from tasks t
    where t.environment_id = ${environmentId} and t.id = ${sql.placeholder('taskId')} and ${taskReadable(viewer)}`;
});

const markUndone = statement<{ id: string }>(
  'undo_task',
  sql`
  with undone as (
    update tasks t set undone_at = ${sql.placeholder('at')}, undone_by = ${sql.placeholder('userId')}, removal = 'undone',
      version = t.version + 1, updated_at = ${sql.placeholder('at')}
    where environment_id = ${environmentId} and id = ${sql.placeholder('taskId')} and undone_at is null
    returning id
  ), links as (
    update task_contacts link set undone = true from undone
    where link.environment_id = ${environmentId} and link.task_id = undone.id
  ), audit as (
    insert into audit_events (environment_id, id, at, actor_id, action, task_id)
    select ${environmentId}, ${sql.placeholder('auditId')}::uuid, ${sql.placeholder('at')}::timestamptz,
      ${sql.placeholder('userId')}::uuid, 'task.undone', undone.id
    from undone
  )
  select id from undone`,
);

/** Null: there is no task that the viewer may read. */
export async function readUndoableTask(
  environment: EnvironmentHandle,
  taskId: string,
  viewer: Viewer,
): Promise<UndoableTask | null> {
  const [row] = await run(environment, undoFacts(viewer.scope), { taskId, viewerId: viewer.userId });
  if (row === undefined) return null;
  const { createdAt, undoneAt, writable } = row;
  return { createdAt: new Date(createdAt), undoneAt: undoneAt === null ? null : new Date(undoneAt), writable };
}

/** Undoes a task, also in the task lists of its contacts. False when a concurrent request has undone it. */
export async function updateUndone(
  environment: EnvironmentHandle,
  taskId: string,
  by: { readonly viewer: Viewer; readonly at: Date },
): Promise<boolean> {
  const values = { taskId, userId: by.viewer.userId, at: by.at.toISOString(), auditId: randomUUID() };
  return (await run(environment, markUndone, values)).length > 0;
}
