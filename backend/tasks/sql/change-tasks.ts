import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { BulkChange } from '../../../shared/tasks/task-change.ts';
import type { Viewer } from '../../access/rules/rights.ts';
import {
  decideBulkChange,
  refusedBulkChange,
  type ChangeableTask,
  type ChosenOnes,
  type FieldChange,
  type ReferenceRefusal,
} from '../rules/task-change.ts';
import { run, type EnvironmentHandle } from '../../platform/database/environment-scope.ts';
import { jsonList } from '../../platform/database/json.ts';
import { perScope, taskReadable, viewerOf } from '../../access/sql/scope.ts';
import { statement } from '../../platform/database/statement.ts';
import { changeableMembers, changeableRows, chosenObject } from './change-task.ts';
import { lockTasks } from './lock-tasks.ts';

const value = sql.placeholder;
const environmentId = value('environmentId');

interface Facts {
  readonly chosen: ChosenOnes;
  readonly tasks: readonly (ChangeableTask & { readonly id: string })[];
}

const bulkFacts = perScope<Facts>('bulk_change_facts', (scope) => {
  const viewer = viewerOf(scope);
  return sql`select ${chosenObject} as chosen, ${jsonList(
    sql`json_build_object('id', t.id, ${changeableMembers(viewer)})`,
    sql`${changeableRows}
      where t.environment_id = ${environmentId} and t.id = any(${value('taskIds')}::uuid[]) and ${taskReadable(viewer)}`,
  )} as tasks`;
});

/** One row of each array per task: its id, and what is written into the trail. */
const changed = sql`unnest(
  ${value('changedIds')}::uuid[], ${value('auditIds')}::uuid[], ${value('details')}::text[]
) as changed (task_id, audit_id, details)`;

const updateTasks = statement<{ id: string }>(
  'change_tasks',
  sql`
  with updated as (
    update tasks t set
      type_id = coalesce(${value('typeId')}::uuid, t.type_id),
      status_id = coalesce(${value('statusId')}::uuid, t.status_id),
      due_on = case when ${value('setsDueOn')}::boolean then ${value('dueOn')}::date else t.due_on end,
      assignee_id = case when ${value('setsAssignee')}::boolean then ${value('assigneeId')}::uuid else t.assignee_id end,
      version = t.version + 1, updated_at = ${value('at')}::timestamptz
    where t.environment_id = ${environmentId} and t.id = any(${value('changedIds')}::uuid[])
    returning t.id
  ), audit as (
    insert into audit_events (environment_id, id, at, actor_id, action, task_id, details)
    select ${environmentId}, changed.audit_id, ${value('at')}::timestamptz, ${value('userId')}::uuid, 'task.changed',
      changed.task_id, changed.details::jsonb
    from ${changed}
  )
  select id from updated`,
);

export type BulkOutcome =
  { readonly outcome: 'done'; readonly changedIds: string[]; readonly refusedIds: string[] } | ReferenceRefusal;

/**
 * Gives many tasks the same values in three statements, whatever their number. Each is decided on by itself: those that
 * are not there or not the viewer's to change are `refusedIds`, those that had the values already are among `changedIds`.
 */
export async function changeTasks(
  environment: EnvironmentHandle,
  { taskIds, change }: BulkChange,
  by: { readonly viewer: Viewer; readonly at: Date },
): Promise<BulkOutcome> {
  const asked = [...new Set(taskIds)];
  await lockTasks(environment, asked);
  const { chosen, tasks } = await readFacts(environment, { taskIds: asked, change }, by.viewer);
  const refusal = refusedBulkChange(change, chosen);
  if (refusal !== null) return refusal;
  const known = new Map(tasks.map((task) => [task.id, task]));
  const decisions = asked.map((id) => ({ id, changes: decideBulkChange(known.get(id) ?? null, change, chosen) }));
  await write(environment, { change, changed: decisions.filter(hasChanges) }, by);
  return {
    outcome: 'done',
    changedIds: decisions.filter(({ changes }) => changes !== null).map(({ id }) => id),
    refusedIds: decisions.filter(({ changes }) => changes === null).map(({ id }) => id),
  };
}

interface Decision {
  readonly id: string;
  readonly changes: FieldChange[] | null;
}

function hasChanges({ changes }: Decision): boolean {
  return changes !== null && changes.length > 0;
}

async function readFacts(
  environment: EnvironmentHandle,
  { taskIds, change }: BulkChange,
  viewer: Viewer,
): Promise<Facts> {
  const { typeId = null, statusId = null, assigneeId = null } = change;
  const values = { viewerId: viewer.userId, taskIds, typeId, statusId, assigneeId };
  const [facts] = await run(environment, bulkFacts(viewer.scope), values);
  if (facts === undefined) throw new Error('A statement without a table answers one row.');
  return facts;
}

async function write(
  environment: EnvironmentHandle,
  { change, changed: decisions }: { readonly change: BulkChange['change']; readonly changed: readonly Decision[] },
  { viewer, at }: { readonly viewer: Viewer; readonly at: Date },
): Promise<void> {
  if (decisions.length === 0) return;
  const { typeId = null, statusId = null, dueOn = null, assigneeId = null } = change;
  await run(environment, updateTasks, {
    typeId,
    statusId,
    dueOn,
    assigneeId,
    setsDueOn: change.dueOn !== undefined,
    setsAssignee: change.assigneeId !== undefined,
    changedIds: decisions.map(({ id }) => id),
    auditIds: decisions.map(() => randomUUID()),
    details: decisions.map(({ changes }) => JSON.stringify({ changes })),
    userId: viewer.userId,
    at: at.toISOString(),
  });
}
