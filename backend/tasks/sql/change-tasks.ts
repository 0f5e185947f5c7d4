import { randomUUID } from 'node:crypto';
import { sql, type SQL } from 'drizzle-orm';
import type { BulkChange, BulkValues, ChangedTask } from '../../../shared/tasks/task-change.ts';
import type { Viewer } from '../../access/rules/rights.ts';
import type { ChangeableTask, ChosenOnes, FieldChange, Labelled, Named } from '../rules/change-task.ts';
import { run, type EnvironmentHandle } from '../../platform/database/environment-scope.ts';
import { jsonList } from '../../platform/database/json.ts';
import { perScope, taskReadable, viewerOf, type SqlViewer } from '../../access/sql/scope.ts';
import { statement } from '../../platform/database/statement.ts';
import { selectChangeableMembers, changeableRows, chosenObject } from './change-task.ts';

const value = sql.placeholder;
const environmentId = value('environmentId');

export interface BulkChangeFacts {
  readonly chosen: ChosenOnes;
  readonly tasks: readonly (ChangeableTask & { readonly id: string })[];
}

export interface BulkUndoFacts extends Pick<BulkChangeFacts, 'tasks'> {
  readonly types: readonly Labelled[];
  readonly statuses: readonly Labelled[];
  readonly users: readonly Named[];
}

/** The tasks of `taskIds` that the viewer may read. */
function selectTasks(viewer: SqlViewer): SQL {
  return jsonList(
    sql`json_build_object('id', t.id, ${selectChangeableMembers(viewer)})`,
    sql`${changeableRows}
      where t.environment_id = ${environmentId} and t.id = any(${value('taskIds')}::uuid[]) and ${taskReadable(viewer)}`,
  );
}

const bulkFacts = perScope<BulkChangeFacts>('bulk_change_facts', (scope) => {
  return sql`select ${chosenObject} as chosen, ${selectTasks(viewerOf(scope))} as tasks`;
});

/** Former values are given back though they may be archived, or their user disabled. */
const undoFacts = perScope<BulkUndoFacts>('bulk_undo_facts', (scope) => {
  const chosenRows = (table: SQL, label: SQL, ids: string) =>
    jsonList(
      sql`json_build_object('id', chosen.id, ${label})`,
      sql`${table} chosen where chosen.environment_id = ${environmentId} and chosen.id = any(${value(ids)}::uuid[])`,
    );
  const label = sql`'label', chosen.label`;
  return sql`select ${chosenRows(sql`task_types`, label, 'typeIds')} as types,
    ${chosenRows(sql`task_statuses`, label, 'statusIds')} as statuses,
    ${chosenRows(sql`users`, sql`'name', chosen.name`, 'userIds')} as users,
    ${selectTasks(viewerOf(scope))} as tasks`;
});

/** Parallel arrays with one element per task: its id, its values, and the changes for the audit trail. */
const changed = sql`unnest(
  ${value('changedIds')}::uuid[], ${value('typeIds')}::uuid[], ${value('statusIds')}::uuid[],
  ${value('setsDueOn')}::boolean[], ${value('dueOn')}::date[],
  ${value('setsAssignee')}::boolean[], ${value('assigneeIds')}::uuid[],
  ${value('auditIds')}::uuid[], ${value('details')}::text[]
) as changed (
  task_id, type_id, status_id, sets_due_on, due_on, sets_assignee, assignee_id, audit_id, details
)`;

const changeTasks = statement<{ id: string }>(
  'change_tasks',
  sql`
  with changed as (select * from ${changed}), updated as (
    update tasks t set
      type_id = coalesce(changed.type_id, t.type_id),
      status_id = coalesce(changed.status_id, t.status_id),
      due_on = case when changed.sets_due_on then changed.due_on else t.due_on end,
      assignee_id = case when changed.sets_assignee then changed.assignee_id else t.assignee_id end,
      version = t.version + 1, updated_at = ${value('at')}::timestamptz
    from changed
    where t.environment_id = ${environmentId} and t.id = changed.task_id
    returning t.id
  ), audit as (
    insert into audit_events (environment_id, id, at, actor_id, action, task_id, details)
    select ${environmentId}, changed.audit_id, ${value('at')}::timestamptz, ${value('userId')}::uuid, 'task.changed',
      changed.task_id, changed.details::jsonb
    from changed
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

/** The facts to decide on undoing such a change: `tasks` are those that the viewer may read. */
export async function readBulkUndoFacts(
  environment: EnvironmentHandle,
  changed: readonly ChangedTask[],
  viewer: Viewer,
): Promise<BulkUndoFacts> {
  const listIds = (field: 'typeId' | 'statusId' | 'assigneeId') => [
    ...new Set(changed.flatMap(({ former }) => former[field] ?? [])),
  ];
  const [facts] = await run(environment, undoFacts(viewer.scope), {
    viewerId: viewer.userId,
    taskIds: changed.map(({ id }) => id),
    typeIds: listIds('typeId'),
    statusIds: listIds('statusId'),
    userIds: listIds('assigneeId'),
  });
  if (facts === undefined) throw new Error('A statement without a table answers one row.');
  return facts;
}

/** The new values of a task, with the changes for the audit trail. */
export interface TaskUpdate {
  readonly id: string;
  readonly values: BulkValues;
  readonly changes: readonly FieldChange[];
}

/** Writes the values of all these tasks in one statement; none where there are no tasks. */
export async function updateTasks(
  environment: EnvironmentHandle,
  updates: readonly TaskUpdate[],
  by: { readonly userId: string; readonly at: Date },
): Promise<void> {
  if (updates.length === 0) return;
  const values = updates.map((update) => update.values);
  await run(environment, changeTasks, {
    changedIds: updates.map(({ id }) => id),
    typeIds: values.map(({ typeId = null }) => typeId),
    statusIds: values.map(({ statusId = null }) => statusId),
    setsDueOn: values.map(({ dueOn }) => dueOn !== undefined),
    dueOn: values.map(({ dueOn = null }) => dueOn),
    setsAssignee: values.map(({ assigneeId }) => assigneeId !== undefined),
    assigneeIds: values.map(({ assigneeId = null }) => assigneeId),
    auditIds: updates.map(() => randomUUID()),
    details: updates.map(({ changes }) => JSON.stringify({ changes })),
    userId: by.userId,
    at: by.at.toISOString(),
  });
}
