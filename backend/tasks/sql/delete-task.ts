import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { Viewer } from '../../access/rules/rights.ts';
import type { RemovableTask, Removal } from '../rules/delete-task.ts';
import { run, type EnvironmentHandle } from '../../platform/database/environment-scope.ts';
import { instant } from '../../platform/database/json.ts';
import { perScope, taskReadable, viewerOf } from '../../access/sql/scope.ts';
import { statement } from '../../platform/database/statement.ts';

const value = sql.placeholder;
const environmentId = value('environmentId');

const removalFacts = perScope<{ authorId: string; kind: Removal | null; at: string | null }>(
  'removal_facts',
  (scope) => sql`select t.author_id as "authorId", t.removal as kind, ${instant(sql`t.undone_at`)} as at from tasks t
    where t.environment_id = ${environmentId} and t.id = ${value('taskId')} and ${taskReadable(viewerOf(scope))}`,
);

/** Removes or restores a task, also in the task lists of its contacts. */
const setRemoval = statement<{ id: string }>(
  'set_removal',
  sql`
  with task as (
    update tasks t set removal = ${value('removal')}::text, undone_at = ${value('removedAt')}::timestamptz,
      undone_by = ${value('removedBy')}::uuid, version = t.version + 1, updated_at = ${value('at')}::timestamptz
    where t.environment_id = ${environmentId} and t.id = ${value('taskId')}
    returning t.id
  ), links as (
    update task_contacts link set undone = ${value('removal')}::text is not null from task
    where link.environment_id = ${environmentId} and link.task_id = task.id
  ), audit as (
    insert into audit_events (environment_id, id, at, actor_id, action, task_id)
    select ${environmentId}, ${value('auditId')}::uuid, ${value('at')}::timestamptz, ${value('userId')}::uuid,
      ${value('action')}::text, task.id
    from task
  )
  select id from task`,
);

/** A task with whether it is removed; null when there is no such task that the viewer may read. */
export async function readRemovableTask(
  environment: EnvironmentHandle,
  taskId: string,
  viewer: Viewer,
): Promise<RemovableTask | null> {
  const [row] = await run(environment, removalFacts(viewer.scope), { taskId, viewerId: viewer.userId });
  if (row === undefined) return null;
  const { authorId, kind, at } = row;
  return { authorId, removal: kind === null || at === null ? null : { kind, at: new Date(at) } };
}

interface Actor {
  readonly userId: string;
  readonly at: Date;
}

/** Removes a task, until it is restored. */
export async function updateDeleted(environment: EnvironmentHandle, taskId: string, by: Actor): Promise<void> {
  const removed = { removal: 'deleted', removedAt: by.at.toISOString(), removedBy: by.userId };
  await run(environment, setRemoval, { ...bindAudit(taskId, by), ...removed, action: 'task.deleted' });
}

/** Restores a removed task. */
export async function updateRestored(environment: EnvironmentHandle, taskId: string, by: Actor): Promise<void> {
  const restored = { removal: null, removedAt: null, removedBy: null };
  await run(environment, setRemoval, { ...bindAudit(taskId, by), ...restored, action: 'task.restored' });
}

function bindAudit(taskId: string, { userId, at }: Actor): Record<string, unknown> {
  return { taskId, userId, at: at.toISOString(), auditId: randomUUID() };
}
