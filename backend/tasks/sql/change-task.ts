import { randomUUID } from 'node:crypto';
import { sql, type SQL } from 'drizzle-orm';
import type { TaskChange } from '../../../shared/tasks/task-change.ts';
import type { Viewer } from '../../access/rules/rights.ts';
import { toStorable } from '../../platform/text/storable.ts';
import type { ChangeCase, FieldChange } from '../rules/change-task.ts';
import { run, type EnvironmentHandle } from '../../platform/database/environment-scope.ts';
import { jsonList } from '../../platform/database/json.ts';
import { isAttached, perScope, taskReadable, taskWritable, viewerOf, type SqlViewer } from '../../access/sql/scope.ts';
import { statement } from '../../platform/database/statement.ts';

const value = sql.placeholder;
const environmentId = value('environmentId');

/** ChangeableTask (tasks/rules) as members for json_build_object, of the task `t` and the rows of `changeableRows`. */
export function selectChangeableMembers(viewer: SqlViewer): SQL {
  return sql`
    'version', t.version, 'removed', t.undone_at is not null, 'writable', ${taskWritable(viewer)}, 'title', t.title,
    'type', json_build_object('id', type.id, 'label', type.label),
    'status', json_build_object('id', status.id, 'label', status.label),
    'dueOn', t.due_on,
    'assignee', case when assignee.id is not null then json_build_object('id', assignee.id, 'name', assignee.name) end`;
}

/** The task `t` with its type, its status and its assignee. */
export const changeableRows: SQL = sql`tasks t
  join task_types type on type.environment_id = ${environmentId} and type.id = t.type_id
  join task_statuses status on status.environment_id = ${environmentId} and status.id = t.status_id
  left join users assignee on assignee.environment_id = ${environmentId} and assignee.id = t.assignee_id`;

/** ChosenOnes (tasks/rules) of the values `typeId`, `statusId` and `assigneeId`. */
export const chosenObject: SQL = sql`json_build_object(
  'type', (
    select json_build_object('id', type.id, 'label', type.label) from task_types type
    where type.environment_id = ${environmentId} and type.id = ${value('typeId')}::uuid and type.archived_at is null
  ),
  'status', (
    select json_build_object('id', status.id, 'label', status.label) from task_statuses status
    where status.environment_id = ${environmentId} and status.id = ${value('statusId')}::uuid
      and status.archived_at is null
  ),
  'assignee', (
    select json_build_object('id', other.id, 'name', other.name, 'active', other.disabled_at is null,
      'rep', other.sales or other.sales_all_accounts)
    from users other where other.environment_id = ${environmentId} and other.id = ${value('assigneeId')}::uuid
  )
)`;

const changeFacts = perScope<ChangeFacts>('change_facts', (scope) => {
  const viewer = viewerOf(scope);
  return sql`select ${chosenObject} as chosen, ${jsonList(
    sql`json_build_object(
      'id', contact.id, 'name', contact.name, 'relation', account.relation, 'attached', ${isAttached(viewer)}
    )`,
    sql`contacts contact
      join contacts account on account.environment_id = ${environmentId} and account.id = contact.account_id
      where contact.environment_id = ${environmentId} and contact.id = any(${value('contactIds')}::uuid[])`,
  )} as contacts, (
    select json_build_object(${selectChangeableMembers(viewer)}, 'descriptionText', t.description_text, 'contactIds', ${jsonList(
      sql`link.contact_id`,
      sql`task_contacts link where link.environment_id = ${environmentId} and link.task_id = t.id`,
    )})
    from ${changeableRows}
    where t.environment_id = ${environmentId} and t.id = ${value('taskId')} and ${taskReadable(viewer)}
  ) as task`;
});

/** Null keeps a value, except for the due date and the assignee, which null removes. */
const changeTask = statement<{ id: string }>(
  'change_task',
  sql`
  with task as (
    update tasks t set
      title = coalesce(${value('title')}::text, t.title), type_id = coalesce(${value('typeId')}::uuid, t.type_id),
      status_id = coalesce(${value('statusId')}::uuid, t.status_id), due_on = ${value('dueOn')}::date,
      assignee_id = ${value('assigneeId')}::uuid,
      description_html = coalesce(${value('html')}::text, t.description_html),
      description_text = coalesce(${value('text')}::text, t.description_text),
      description_truncated = t.description_truncated and ${value('html')}::text is null,
      contact_count = t.contact_count + cardinality(${value('addedIds')}::uuid[])
        - cardinality(${value('removedIds')}::uuid[]),
      version = t.version + 1, updated_at = ${value('at')}::timestamptz
    where t.environment_id = ${environmentId} and t.id = ${value('taskId')}
    returning t.id, t.author_id, t.created_at
  ), unlinked as (
    delete from task_contacts link using task
    where link.environment_id = ${environmentId} and link.task_id = task.id
      and link.contact_id = any(${value('removedIds')}::uuid[])
  ), linked as (
    insert into task_contacts (environment_id, task_id, contact_id, account_id, task_created_at, author_id)
    select ${environmentId}, task.id, contact.id, contact.account_id, task.created_at, task.author_id
    from task join contacts contact on contact.environment_id = ${environmentId}
      and contact.id = any(${value('addedIds')}::uuid[])
  ), audit as (
    insert into audit_events (environment_id, id, at, actor_id, action, task_id, details)
    select ${environmentId}, ${value('auditId')}::uuid, ${value('at')}::timestamptz, ${value('userId')}::uuid,
      'task.changed', task.id, ${value('details')}::jsonb
    from task
  )
  select id from task`,
);

/** The facts to decide on a change of one task. */
export type ChangeFacts = Pick<ChangeCase, 'task' | 'chosen' | 'contacts'>;

export async function readChangeFacts(
  environment: EnvironmentHandle,
  { taskId, change }: { readonly taskId: string; readonly change: TaskChange },
  viewer: Viewer,
): Promise<ChangeFacts> {
  const { typeId = null, statusId = null, assigneeId = null, addContactIds = [], removeContactIds = [] } = change;
  const contactIds = [...new Set([...addContactIds, ...removeContactIds])];
  const values = { viewerId: viewer.userId, taskId, typeId, statusId, assigneeId, contactIds };
  const [facts] = await run(environment, changeFacts(viewer.scope), values);
  if (facts === undefined) throw new Error('A statement without a table answers one row.');
  return facts;
}

/** The new values of a task. */
export interface TaskUpdate {
  readonly taskId: string;
  readonly title: string;
  /** Null: it stays. */
  readonly typeId: string | null;
  readonly statusId: string | null;
  readonly dueOn: string | null;
  readonly assigneeId: string | null;
  /** Null: it stays. */
  readonly description: { readonly html: string; readonly text: string } | null;
  /** Contacts to link and to unlink. */
  readonly addedIds: readonly string[];
  readonly removedIds: readonly string[];
  /** For the audit trail. */
  readonly changes: readonly FieldChange[];
}

/** Writes the whole change and increments `version`. */
export async function updateTask(
  environment: EnvironmentHandle,
  { title, description, changes, addedIds, removedIds, ...ids }: TaskUpdate,
  by: { readonly userId: string; readonly at: Date },
): Promise<void> {
  await run(environment, changeTask, {
    ...ids,
    title: toStorable(title),
    html: description === null ? null : toStorable(description.html),
    text: description === null ? null : toStorable(description.text),
    addedIds: [...addedIds],
    removedIds: [...removedIds],
    details: JSON.stringify({ changes }),
    userId: by.userId,
    auditId: randomUUID(),
    at: by.at.toISOString(),
  });
}
