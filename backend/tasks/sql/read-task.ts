import { sql, type SQL } from 'drizzle-orm';
import type { UserRef } from '../../../shared/access/user.ts';
import type { Scope, Viewer } from '../../access/rules/rights.ts';
import type { RemovableTask, Removal } from '../rules/delete-task.ts';
import { undoUntil } from '../rules/undo-task.ts';
import { attachmentObject } from './attachments.ts';
import { run, type EnvironmentHandle } from '../../platform/database/environment-scope.ts';
import { instant, userRef } from '../../platform/database/json.ts';
import { meetingObject } from './meeting-time.ts';
import { listOtherTasks } from './source-tasks.ts';
import { perScope, taskReadable, taskWritable, viewerOf } from '../../access/sql/scope.ts';
import type { Statement } from '../../platform/database/statement.ts';
import type { TaskRecord } from './task-record.ts';
import { summaryMembers, joinSummaryRows } from './task-summary.ts';

const environmentId = sql.placeholder('environmentId');

interface Row {
  readonly task: Omit<TaskRecord, 'undoUntil'>;
  readonly work: WorkState;
}

interface WorkState {
  readonly version: number;
  readonly updatedAt: string;
  readonly writable: boolean;
  readonly removal: Removal | null;
  readonly removedBy: UserRef | null;
}

/** A task and what the viewer may do with it. */
export interface TaskDetailRecord {
  readonly task: TaskRecord;
  readonly version: number;
  readonly updatedAt: string;
  readonly writable: boolean;
  readonly standing: RemovableTask;
  /** Who removed it. */
  readonly removedBy: UserRef | null;
}

/** The task `taskId` as `t`, if `condition` holds. */
function selectTaskRow(scope: Scope, condition: SQL): SQL {
  const viewer = viewerOf(scope);
  return sql`select json_build_object(
    'version', t.version, 'updatedAt', ${instant(sql`t.updated_at`)}, 'writable', ${taskWritable(viewer)},
    'removal', t.removal, 'removedBy', (
      select ${userRef(sql`remover`)} from users remover
      where remover.environment_id = ${environmentId} and remover.id = t.undone_by
    )
  ) as work, json_build_object(
    ${summaryMembers},
    'description', json_build_object(
      'html', t.description_html, 'text', t.description_text, 'truncated', t.description_truncated
    ),
    'attachments', (
      select coalesce(json_agg(${attachmentObject} order by file.position), '[]') from attachments file
      where file.environment_id = ${environmentId} and file.task_id = t.id
    ),
    'omissions', (
      select coalesce(json_agg(json_build_object(
        'name', omission.name, 'size', omission.size, 'reason', omission.reason
      ) order by omission.position), '[]')
      from task_omissions omission where omission.environment_id = ${environmentId} and omission.task_id = t.id
    ),
    'sourceKind', t.source_kind,
    'sourceKeys', (
      select coalesce(json_agg(key.source_key order by key.source_key), '[]') from task_source_keys key
      where key.environment_id = ${environmentId} and key.task_id = t.id
    ),
    'meeting', ${meetingObject},
    'addedMessages', t.added_messages,
    'otherTasks', ${listOtherTasks(viewer)},
    'undoneAt', ${instant(sql`t.undone_at`)}
  ) as task
  from tasks t ${joinSummaryRows(scope)}
  where t.environment_id = ${environmentId} and t.id = ${sql.placeholder('taskId')} and ${condition}`;
}

const taskById = perScope<Row>('task', (scope) => selectTaskRow(scope, taskReadable(viewerOf(scope))));
const changedTaskById = perScope<Row>('changed_task', (scope) => selectTaskRow(scope, sql`true`));

interface Reader {
  readonly viewer: Viewer;
  readonly at: Date;
}

/** A task that the viewer may read, also a removed one; null otherwise. */
export async function readTask(environment: EnvironmentHandle, taskId: string, by: Reader): Promise<TaskRecord | null> {
  return (await readTaskDetail(environment, taskId, by))?.task ?? null;
}

/** As `readTask`, with what its page shows: version, removal and rights. */
export function readTaskDetail(
  environment: EnvironmentHandle,
  taskId: string,
  by: Reader,
): Promise<TaskDetailRecord | null> {
  return readOne(environment, taskId, { ...by, rows: taskById });
}

/**
 * For the user who has just changed the task: after reassigning it they may no longer read it, but they get the
 * response to their change.
 */
export function readChangedTask(
  environment: EnvironmentHandle,
  taskId: string,
  by: Reader,
): Promise<TaskDetailRecord | null> {
  return readOne(environment, taskId, { ...by, rows: changedTaskById });
}

async function readOne(
  environment: EnvironmentHandle,
  taskId: string,
  { viewer, at, rows }: Reader & { readonly rows: (scope: Scope) => Statement<Row> },
): Promise<TaskDetailRecord | null> {
  const [row] = await run(environment, rows(viewer.scope), { taskId, viewerId: viewer.userId });
  if (row === undefined) return null;
  const { task, work } = row;
  const { version, updatedAt, writable, removedBy } = work;
  const undoneAt = task.undoneAt === null ? null : new Date(task.undoneAt);
  const until = undoUntil({ createdAt: new Date(task.createdAt), undoneAt, writable }, at);
  const removal = undoneAt === null || work.removal === null ? null : { kind: work.removal, at: undoneAt };
  return {
    task: { ...task, undoUntil: until?.toISOString() ?? null },
    version,
    updatedAt,
    writable,
    standing: { authorId: task.author.id, removal },
    removedBy,
  };
}
