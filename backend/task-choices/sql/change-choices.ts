import { sql, type SQL } from 'drizzle-orm';
import type { StatusChoice, TaskChoices, TaskDefaults, TypeChoice } from '../../../shared/task-choices/task-choices.ts';
import { run, type EnvironmentHandle } from '../../platform/database/environment-scope.ts';
import { jsonList } from '../../platform/database/json.ts';
import { maxFileBytesOf } from '../../environments/sql/upload-limit.ts';
import { statement } from '../../platform/database/statement.ts';

const value = sql.placeholder;
const environmentId = value('environmentId');

/** TaskDefaults of the environment. */
export const taskDefaultsObject: SQL = sql`(
  select json_build_object(
    'mail', json_build_object('typeId', setting.mail_type_id, 'statusId', setting.mail_status_id),
    'event', json_build_object('typeId', setting.event_type_id, 'statusId', setting.event_status_id),
    'manual', json_build_object('typeId', setting.manual_type_id, 'statusId', setting.manual_status_id)
  ) from environment_settings setting where setting.environment_id = ${environmentId}
)`;

/** The types, statuses and defaults of an environment, and its limit for one file. */
export interface StoredChoices extends Pick<TaskChoices, 'types' | 'statuses' | 'defaults'> {
  readonly maxFileBytes: number | null;
}

const allChoices = statement<{ choices: StoredChoices }>(
  'task_choices',
  sql`select json_build_object(
    'types', ${jsonList(
      sql`json_build_object('id', type.id, 'label', type.label, 'archived', type.archived_at is not null)
        order by type.position, type.id`,
      sql`task_types type where type.environment_id = ${environmentId}`,
    )},
    'statuses', ${jsonList(
      sql`json_build_object('id', status.id, 'label', status.label, 'closed', status.closed,
        'archived', status.archived_at is not null) order by status.position, status.id`,
      sql`task_statuses status where status.environment_id = ${environmentId}`,
    )},
    'defaults', ${taskDefaultsObject},
    'maxFileBytes', ${maxFileBytesOf}
  ) as choices`,
);

const insertType = statement<object>(
  'insert_task_type',
  sql`insert into task_types (environment_id, id, label, position)
    select ${environmentId}, ${value('id')}::uuid, ${value('label')}, coalesce(max(position) + 1, 0)
    from task_types where environment_id = ${environmentId}`,
);

const insertStatus = statement<object>(
  'insert_task_status',
  sql`insert into task_statuses (environment_id, id, label, closed, position)
    select ${environmentId}, ${value('id')}::uuid, ${value('label')}, ${value('closed')}::boolean, coalesce(max(position) + 1, 0)
    from task_statuses where environment_id = ${environmentId}`,
);

/** Archiving again keeps the time of the first. */
const archivedAt = sql`case when ${value('archived')}::boolean then coalesce(archived_at, ${value('at')}::timestamptz) end`;

const updateType = statement<object>(
  'update_task_type',
  sql`update task_types set label = ${value('label')}, archived_at = ${archivedAt}
    where environment_id = ${environmentId} and id = ${value('id')}`,
);

const updateStatus = statement<object>(
  'update_task_status',
  sql`update task_statuses set label = ${value('label')}, archived_at = ${archivedAt}, closed = ${value('closed')}::boolean
    where environment_id = ${environmentId} and id = ${value('id')}`,
);

const positions = sql`unnest(${value('ids')}::uuid[]) with ordinality as wanted (id, position)`;

const orderTypes = statement<object>(
  'order_task_types',
  sql`update task_types type set position = wanted.position - 1 from ${positions}
    where type.environment_id = ${environmentId} and type.id = wanted.id`,
);

const orderStatuses = statement<object>(
  'order_task_statuses',
  sql`update task_statuses status set position = wanted.position - 1 from ${positions}
    where status.environment_id = ${environmentId} and status.id = wanted.id`,
);

const updateDefaults = statement<object>(
  'update_task_defaults',
  sql`update environment_settings set
    mail_type_id = ${value('mailTypeId')}, mail_status_id = ${value('mailStatusId')},
    event_type_id = ${value('eventTypeId')}, event_status_id = ${value('eventStatusId')},
    manual_type_id = ${value('manualTypeId')}, manual_status_id = ${value('manualStatusId')}
  where environment_id = ${environmentId}`,
);

/** All types and statuses in their order, archived ones too. */
export async function readTaskChoices(environment: EnvironmentHandle): Promise<StoredChoices> {
  const [row] = await run(environment, allChoices);
  if (row === undefined) throw new Error('A select without tables answers one row.');
  return row.choices;
}

/** Adds a type after all others. */
export async function addType(environment: EnvironmentHandle, type: { id: string; label: string }): Promise<void> {
  await run(environment, insertType, { ...type });
}

/** Adds a status after all others. */
export async function addStatus(
  environment: EnvironmentHandle,
  status: { id: string; label: string; closed: boolean },
): Promise<void> {
  await run(environment, insertStatus, { ...status });
}

/** Writes the label of a type, and whether it is archived. */
export async function writeType(environment: EnvironmentHandle, type: TypeChoice, at: Date): Promise<void> {
  await run(environment, updateType, { ...type, at: at.toISOString() });
}

/** Writes the label of a status, whether it closes tasks, and whether it is archived. */
export async function writeStatus(environment: EnvironmentHandle, status: StatusChoice, at: Date): Promise<void> {
  await run(environment, updateStatus, { ...status, at: at.toISOString() });
}

/** Puts all types, or all statuses, in this order. */
export async function writeOrder(
  environment: EnvironmentHandle,
  list: 'types' | 'statuses',
  ids: readonly string[],
): Promise<void> {
  await run(environment, list === 'types' ? orderTypes : orderStatuses, { ids });
}

/** Replaces the defaults of the environment. */
export async function writeDefaults(environment: EnvironmentHandle, defaults: TaskDefaults): Promise<void> {
  const { mail, event, manual } = defaults;
  await run(environment, updateDefaults, {
    mailTypeId: mail.typeId,
    mailStatusId: mail.statusId,
    eventTypeId: event.typeId,
    eventStatusId: event.statusId,
    manualTypeId: manual.typeId,
    manualStatusId: manual.statusId,
  });
}
