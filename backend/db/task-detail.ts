import { sql } from 'drizzle-orm';
import type { Viewer } from '../domain/rights.ts';
import { undoUntil } from '../domain/undo.ts';
import { attachmentObject } from './attachments.ts';
import { run, type EnvironmentHandle } from './environment-scope.ts';
import { instant } from './json.ts';
import { meetingObject } from './meeting-time.ts';
import { otherTaskList } from './source-tasks.ts';
import { perScope, taskReadable, taskWritable, viewerOf } from './scope.ts';
import type { TaskRecord } from './task-record.ts';
import { summaryMembers, summaryRows } from './task-summary.ts';

const environmentId = sql.placeholder('environmentId');

interface Row {
  readonly task: Omit<TaskRecord, 'undoUntil'>;
  readonly writable: boolean;
}

const taskById = perScope<Row>('task', (scope) => {
  const viewer = viewerOf(scope);
  return sql`select ${taskWritable(viewer)} as writable, json_build_object(
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
    'otherTasks', ${otherTaskList(viewer)},
    'undoneAt', ${instant(sql`t.undone_at`)}
  ) as task
  from tasks t ${summaryRows(scope)}
  where t.environment_id = ${environmentId} and t.id = ${sql.placeholder('taskId')} and ${taskReadable(viewer)}`;
});

/** A task as the viewer sees it (also an undone one); null when there is none that the viewer may read. */
export async function readTask(
  environment: EnvironmentHandle,
  taskId: string,
  by: { readonly viewer: Viewer; readonly at: Date },
): Promise<TaskRecord | null> {
  const { userId, scope } = by.viewer;
  const [row] = await run(environment, taskById(scope), { taskId, viewerId: userId });
  if (row === undefined) return null;
  const { task, writable } = row;
  const undoneAt = task.undoneAt === null ? null : new Date(task.undoneAt);
  const until = undoUntil({ createdAt: new Date(task.createdAt), undoneAt, writable }, by.at);
  return { ...task, undoUntil: until?.toISOString() ?? null };
}
