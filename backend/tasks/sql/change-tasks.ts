import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { BulkChange } from '../../../shared/tasks/task-change.ts';
import type { Viewer } from '../../access/rules/rights.ts';
import type { ChangeableTask, ChosenOnes, FieldChange } from '../rules/change-task.ts';
import { run, type EnvironmentHandle } from '../../platform/database/environment-scope.ts';
import { jsonList } from '../../platform/database/json.ts';
import { perScope, taskReadable, viewerOf } from '../../access/sql/scope.ts';
import { statement } from '../../platform/database/statement.ts';
import { selectChangeableMembers, changeableRows, chosenObject } from './change-task.ts';

const value = sql.placeholder;
const environmentId = value('environmentId');

export interface BulkChangeFacts {
  readonly chosen: ChosenOnes;
  readonly tasks: readonly (ChangeableTask & { readonly id: string })[];
}

const bulkFacts = perScope<BulkChangeFacts>('bulk_change_facts', (scope) => {
  const viewer = viewerOf(scope);
  return sql`select ${chosenObject} as chosen, ${jsonList(
    sql`json_build_object('id', t.id, ${selectChangeableMembers(viewer)})`,
    sql`${changeableRows}
      where t.environment_id = ${environmentId} and t.id = any(${value('taskIds')}::uuid[]) and ${taskReadable(viewer)}`,
  )} as tasks`;
});

/** Parallel arrays with one element per task: its id, and the changes for the audit trail. */
const changed = sql`unnest(
  ${value('changedIds')}::uuid[], ${value('auditIds')}::uuid[], ${value('details')}::text[]
) as changed (task_id, audit_id, details)`;

const changeTasks = statement<{ id: string }>(
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

/** The facts to decide on a change of many tasks: `tasks` are those that the viewer may read. */
export async function readBulkChangeFacts(
  environment: EnvironmentHandle,
  { taskIds, change }: BulkChange,
  viewer: Viewer,
): Promise<BulkChangeFacts> {
  const { typeId = null, statusId = null, assigneeId = null } = change;
  const values = { viewerId: viewer.userId, taskIds, typeId, statusId, assigneeId };
  const [facts] = await run(environment, bulkFacts(viewer.scope), values);
  if (facts === undefined) throw new Error('A statement without a table answers one row.');
  return facts;
}

/** A task to change, with the changes for the audit trail. */
export interface ChangedTask {
  readonly id: string;
  readonly changes: readonly FieldChange[];
}

/** Sets the values of `change` on all of these tasks, in one statement. */
export async function updateTasks(
  environment: EnvironmentHandle,
  { change, tasks }: { readonly change: BulkChange['change']; readonly tasks: readonly ChangedTask[] },
  by: { readonly userId: string; readonly at: Date },
): Promise<void> {
  const { typeId = null, statusId = null, dueOn = null, assigneeId = null } = change;
  await run(environment, changeTasks, {
    typeId,
    statusId,
    dueOn,
    assigneeId,
    setsDueOn: change.dueOn !== undefined,
    setsAssignee: change.assigneeId !== undefined,
    changedIds: tasks.map(({ id }) => id),
    auditIds: tasks.map(() => randomUUID()),
    details: tasks.map(({ changes }) => JSON.stringify({ changes })),
    userId: by.userId,
    at: by.at.toISOString(),
  });
}
