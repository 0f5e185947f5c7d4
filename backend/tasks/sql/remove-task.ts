import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { Viewer } from '../../access/rules/rights.ts';
import {
  decideDeletion,
  decideRestoration,
  type DeletionDecision,
  type RemovableTask,
  type Removal,
  type RestorationDecision,
} from '../rules/task-removal.ts';
import { run, type EnvironmentHandle } from '../../platform/database/environment-scope.ts';
import { instant } from '../../platform/database/json.ts';
import { perScope, taskReadable, viewerOf } from '../../access/sql/scope.ts';
import { statement } from '../../platform/database/statement.ts';
import { lockTasks } from './lock-tasks.ts';

const value = sql.placeholder;
const environmentId = value('environmentId');

const removalFacts = perScope<{ authorId: string; kind: Removal | null; at: string | null }>(
  'removal_facts',
  (scope) => sql`select t.author_id as "authorId", t.removal as kind, ${instant(sql`t.undone_at`)} as at from tasks t
    where t.environment_id = ${environmentId} and t.id = ${value('taskId')} and ${taskReadable(viewerOf(scope))}`,
);

/** Takes a task away or brings it back, with its place in the lists of its contacts. */
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

interface Doer {
  readonly viewer: Viewer;
  readonly at: Date;
}

/** Deletes a task; `already_gone` is a success too. One that the viewer may not read is `not_found`. */
export async function deleteTask(environment: EnvironmentHandle, taskId: string, by: Doer): Promise<DeletionDecision> {
  const decision = decideDeletion(by.viewer, await lockedTask(environment, taskId, by.viewer));
  if (decision === 'delete') {
    const at = by.at.toISOString();
    const removed = { removal: 'deleted', removedAt: at, removedBy: by.viewer.userId };
    await write(environment, { taskId, ...by }, { ...removed, action: 'task.deleted' });
  }
  return decision;
}

/** Brings a deleted task back; `already_there` is a success too. */
export async function restoreTask(
  environment: EnvironmentHandle,
  taskId: string,
  by: Doer,
): Promise<RestorationDecision> {
  const decision = decideRestoration(by.viewer, await lockedTask(environment, taskId, by.viewer), by.at);
  if (decision === 'restore') {
    const back = { removal: null, removedAt: null, removedBy: null };
    await write(environment, { taskId, ...by }, { ...back, action: 'task.restored' });
  }
  return decision;
}

async function lockedTask(
  environment: EnvironmentHandle,
  taskId: string,
  viewer: Viewer,
): Promise<RemovableTask | null> {
  await lockTasks(environment, [taskId]);
  const [row] = await run(environment, removalFacts(viewer.scope), { taskId, viewerId: viewer.userId });
  if (row === undefined) return null;
  const { authorId, kind, at } = row;
  return { authorId, removal: kind === null || at === null ? null : { kind, at: new Date(at) } };
}

async function write(
  environment: EnvironmentHandle,
  { taskId, viewer, at }: Doer & { readonly taskId: string },
  values: Record<string, unknown>,
): Promise<void> {
  const context = { taskId, userId: viewer.userId, at: at.toISOString(), auditId: randomUUID() };
  await run(environment, setRemoval, { ...context, ...values });
}
