import { sql, type SQL } from 'drizzle-orm';
import { instant, jsonList, userRef } from '../../platform/database/json.ts';
import { actorViewer, taskReadable, taskWritable, type SqlViewer } from '../../access/sql/scope.ts';
import { statusObject } from '../../task-choices/sql/offered-choices.ts';

const environmentId = sql.placeholder('environmentId');
const ownHashes = sql`any(${sql.placeholder('sourceKeyHashes')}::text[])`;
const threadHashes = sql`any(${sql.placeholder('threadHashes')}::text[])`;

/** Most tasks that a card shows. */
const maxTasks = sql.raw('20');

const ofSource = sql`
  select key.task_id from task_source_keys key
  where key.environment_id = ${environmentId} and key.source_key_sha256 = ${ownHashes}`;

/** A mail of the thread made the task, or the task's mail answers one of the thread. */
const ofThread = sql`
  select key.task_id from task_source_keys key
  where key.environment_id = ${environmentId} and key.source_key_sha256 = ${threadHashes}
  union
  select key.task_id from task_thread_keys key
  where key.environment_id = ${environmentId} and key.key_sha256 = ${threadHashes}`;

/** Tasks with these ids that the viewer may read, newest first, undone ones left out, as `saved`. */
function selectReadable(ids: SQL, viewer: SqlViewer): SQL {
  return sql`(
    select t.id, t.number, t.title, t.created_at, t.status_id, ${userRef(sql`author`)} as author,
      ${taskWritable(viewer)} is true as writable
    from tasks t join users author on author.environment_id = ${environmentId} and author.id = t.author_id
    where t.environment_id = ${environmentId} and t.undone_at is null and ${ids} and ${taskReadable(viewer)}
    order by t.created_at desc, t.id desc limit ${maxTasks}
  ) saved`;
}

const members = sql`
  'id', saved.id, 'number', saved.number, 'title', saved.title, 'author', saved.author,
  'createdAt', ${instant(sql`saved.created_at`)}`;

const statusOfSaved = sql`(
  select ${statusObject} from task_statuses status
  where status.environment_id = ${environmentId} and status.id = saved.status_id
)`;

const newestFirst = sql`order by saved.created_at desc, saved.id desc`;

/** The SavedBefore tasks of the keys hashed in `sourceKeyHashes`. */
export const savedBeforeList: SQL = jsonList(
  sql`json_build_object(${members}) ${newestFirst}`,
  selectReadable(sql`t.id in (${ofSource})`, actorViewer),
);

/**
 * The ThreadTasks of the keys hashed in `threadHashes` (which include the source's own), without tasks of the source
 * itself.
 */
export const threadTaskList: SQL = jsonList(
  sql`json_build_object(${members}, 'status', ${statusOfSaved}, 'writable', saved.writable, 'files', ${jsonList(
    sql`json_build_object('name', file.name, 'size', file.size) order by file.position`,
    sql`attachments file
      where file.environment_id = ${environmentId} and file.task_id = saved.id and file.size is not null`,
  )}) ${newestFirst}`,
  selectReadable(sql`t.id in (${ofThread}) and t.id not in (${ofSource})`, actorViewer),
);

/** The SavedBefore tasks that share a source key with the task `taskId`. */
export function listOtherTasks(viewer: SqlViewer): SQL {
  const taskId = sql.placeholder('taskId');
  const sharing = sql`
    select same.task_id from task_source_keys own join task_source_keys same
      on same.environment_id = ${environmentId} and same.source_key_sha256 = own.source_key_sha256
    where own.environment_id = ${environmentId} and own.task_id = ${taskId}`;
  return jsonList(
    sql`json_build_object(${members}) ${newestFirst}`,
    selectReadable(sql`t.id in (${sharing}) and t.id <> ${taskId}`, viewer),
  );
}
