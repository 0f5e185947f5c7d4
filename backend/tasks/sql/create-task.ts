import { randomUUID } from 'node:crypto';
import { sql, type SQL } from 'drizzle-orm';
import type { AssigneeStanding } from '../rules/assignee.ts';
import type { ClaimedKey } from '../rules/idempotency.ts';
import type { ContactStanding, Viewer } from '../../access/rules/rights.ts';
import { decideCreation, type CreationRefusal } from '../rules/task-creation.ts';
import { decideUndo } from '../rules/undo.ts';
import { assigneeStanding } from './assignees.ts';
import { run, type EnvironmentHandle } from '../../platform/database/environment-scope.ts';
import { instant } from '../../platform/database/json.ts';
import { actorViewer, isAttached, taskReadable, taskWritable, viewerOf, perScope } from '../../access/sql/scope.ts';
import { statement } from '../../platform/database/statement.ts';
import { insertTask, insertValues } from './insert-task.ts';
import type { NewTask } from './task-record.ts';
import { type Actor, actorObject, actorRows } from '../../access/sql/actor.ts';

export type TaskCreation =
  { readonly outcome: 'created'; readonly taskId: string; readonly number: number } | CreationRefusal;

interface CreationFacts {
  readonly actor: Actor;
  readonly claimed: ClaimedKey | null;
  readonly contacts: readonly (ContactStanding & { readonly id: string })[];
  readonly assignee: AssigneeStanding | null;
  readonly typeKnown: boolean;
  readonly statusKnown: boolean;
}

const environmentId = sql.placeholder('environmentId');

/** What the user's `idempotencyKey` did already, as a ClaimedKey; null when it is free. */
export const claimedKey: SQL = sql`(
  select json_build_object('taskId', claimed.task_id, 'contentHash', claimed.content_hash) from idempotency_keys claimed
  where claimed.environment_id = ${environmentId} and claimed.user_id = ${sql.placeholder('userId')}
    and claimed.key = ${sql.placeholder('idempotencyKey')}
)`;

const creationFacts = statement<{ facts: CreationFacts }>(
  'creation_facts',
  sql`select json_build_object(
    'actor', ${actorObject},
    'claimed', ${claimedKey},
    'contacts', (
      select coalesce(json_agg(json_build_object(
        'id', contact.id, 'relation', account.relation, 'attached', ${isAttached(actorViewer)}
      )), '[]')
      from contacts contact
        join contacts account on account.environment_id = ${environmentId} and account.id = contact.account_id
      where contact.environment_id = ${environmentId} and contact.id = any(${sql.placeholder('contactIds')}::uuid[])
    ),
    'assignee', ${assigneeStanding},
    'typeKnown', exists (
      select from task_types type
      where type.environment_id = ${environmentId} and type.id = ${sql.placeholder('typeId')} and type.archived_at is null
    ),
    'statusKnown', exists (
      select from task_statuses status
      where status.environment_id = ${environmentId} and status.id = ${sql.placeholder('statusId')}
        and status.archived_at is null
    )
  ) as facts from ${actorRows}`,
);

/**
 * Decides on the user's rights as they are now and saves the whole task, or nothing of it. Blobs come first: every file
 * of `task.attachments` must be in the store already; those of a task that is not `created` are the caller's to collect.
 */
export async function createTask(
  environment: EnvironmentHandle,
  task: NewTask,
  by: { readonly userId: string; readonly at: Date },
): Promise<TaskCreation> {
  const decision = await decide(environment, task, by.userId);
  if (decision.outcome !== 'accepted') return decision;
  const values = insertValues(task, { ...by, assigneeId: decision.assigneeId, auditId: randomUUID() });
  const [inserted] = await run(environment, insertTask, values);
  if (inserted !== undefined) return { outcome: 'created', taskId: task.id, number: inserted.number };
  // Another request with this key was saved meanwhile: it is visible now.
  const second = await decide(environment, task, by.userId);
  if (second.outcome === 'accepted') throw new Error('An idempotency key is taken and free at once.');
  return second;
}

async function decide(environment: EnvironmentHandle, task: NewTask, userId: string) {
  const { idempotencyKey, contactIds, typeId, statusId, assigneeId, contentHash } = task;
  const values = { userId, idempotencyKey, contactIds: [...contactIds], typeId, statusId, assigneeId };
  const [row] = await run(environment, creationFacts, values);
  if (row === undefined) return { outcome: 'user_disabled' as const };
  const { actor, ...facts } = row.facts;
  const { active, rights, admin } = actor;
  return decideCreation({ ...facts, userId, active, rights, admin, contentHash, contactIds, assigneeId });
}

export type TaskUndo = 'undone' | 'already_undone' | 'expired' | 'forbidden' | 'not_found';

interface UndoFacts {
  readonly createdAt: string;
  readonly undone: boolean;
  readonly writable: boolean;
}

const undoFacts = perScope<UndoFacts>('undo_facts', (scope) => {
  const viewer = viewerOf(scope);
  return sql`select ${instant(sql`t.created_at`)} as "createdAt", t.undone_at is not null as undone,
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

/** Takes a task back; `already_undone` is a success too. A task the viewer may not read is `not_found`. */
export async function undoTask(
  environment: EnvironmentHandle,
  taskId: string,
  by: { readonly viewer: Viewer; readonly at: Date },
): Promise<TaskUndo> {
  const { viewer, at } = by;
  const [found] = await run(environment, undoFacts(viewer.scope), { taskId, viewerId: viewer.userId });
  if (found === undefined) return 'not_found';
  // The moment of an earlier undo does not matter, only that there was one.
  const undoneAt = found.undone ? at : null;
  const decision = decideUndo({ createdAt: new Date(found.createdAt), undoneAt, writable: found.writable }, at);
  if (decision !== 'undo') return decision;
  const values = { taskId, userId: viewer.userId, at: at.toISOString(), auditId: randomUUID() };
  const undone = await run(environment, markUndone, values);
  return undone.length > 0 ? 'undone' : 'already_undone';
}
