import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { wordsOfTask } from '../../platform/text/search-words.ts';
import { toStorable } from '../../platform/text/storable.ts';
import { bindMeeting } from './meeting-time.ts';
import { run, type EnvironmentHandle } from '../../platform/database/environment-scope.ts';
import { statement } from '../../platform/database/statement.ts';
import { claimOfKey, fileRows, omissionRows, bindParts, sourceKeysWritten, threadKeyRows } from './task-parts.ts';
import type { NewTask } from './task-record.ts';
import { searchVector } from './list/words.ts';

const value = sql.placeholder;
const environmentId = value('environmentId');

/**
 * Inserts the whole task in one statement. The idempotency key is claimed first: of two concurrent requests with one
 * key, the second waits for the unique index and then writes nothing. The counter, on which every creation of the
 * environment waits, comes last and is locked for the shortest time. Foreign keys are checked at the end of the
 * statement. No row: the key is taken.
 */
const insertWholeTask = statement<{ number: number }>(
  'insert_task',
  sql`
  with ${claimOfKey}, counter as (
    update task_counters set last_number = last_number + 1
    where environment_id = ${environmentId} and exists (select from claim)
    returning last_number
  ), task as (
    insert into tasks (
      environment_id, id, number, title, type_id, status_id, saved_status_id, description_html, description_text, description_truncated,
      author_id, assignee_id, due_on, meeting_starts_at, meeting_ends_at, meeting_first_day, meeting_end_day, source_kind,
      contact_count, created_at, updated_at
    )
    select ${environmentId}, claim.task_id, counter.last_number, ${value('title')}, ${value('typeId')}::uuid,
      ${value('statusId')}::uuid, ${value('statusId')}::uuid, ${value('html')}, ${value('text')}, ${value('truncated')}::boolean, claim.user_id,
      ${value('assigneeId')}::uuid, ${value('dueOn')}::date, ${value('meetingStartsAt')}::timestamptz,
      ${value('meetingEndsAt')}::timestamptz, ${value('meetingFirstDay')}::date, ${value('meetingEndDay')}::date,
      ${value('sourceKind')}, cardinality(${value('contactIds')}::uuid[]), claim.created_at,
      claim.created_at
    from claim, counter
    returning id, number, type_id, status_id, author_id, assignee_id, source_kind, due_on, contact_count, created_at, updated_at
  ), contact_links as (
    insert into task_contacts (
      environment_id, task_id, contact_id, account_id, task_created_at, author_id, task_type_id, task_status_id,
      task_assignee_id, task_source_kind, task_due_on, task_updated_at
    )
    select ${environmentId}, task.id, linked.id, contact.account_id, task.created_at, task.author_id, task.type_id,
      task.status_id, task.assignee_id, task.source_kind, task.due_on, task.updated_at
    from task cross join unnest(${value('contactIds')}::uuid[]) as linked (id)
      left join contacts contact on contact.environment_id = ${environmentId} and contact.id = linked.id
  ), ${sourceKeysWritten}, thread_keys as (
    insert into task_thread_keys (environment_id, task_id, key_sha256)
    select ${environmentId}, task.id, key_sha256 from task, ${threadKeyRows}
  ), files as (
    insert into attachments (
      environment_id, id, task_id, position, name, media_type, size, sha256, url, inline, content_id
    )
    select ${environmentId}, file.id, task.id, file.position, file.name, file.media_type, file.size, file.sha256, file.url,
      file.inline, file.content_id
    from task, ${fileRows}
  ), omissions as (
    insert into task_omissions (environment_id, task_id, position, name, size, reason)
    select ${environmentId}, task.id, omission.position, omission.name, omission.size, omission.reason
    from task, ${omissionRows}
  ), search as (
    insert into task_search (
      environment_id, task_id, words, task_created_at, author_id, contact_count, task_type_id, task_status_id,
      task_assignee_id, task_source_kind, task_due_on, task_updated_at
    )
    select ${environmentId}, task.id, ${searchVector}, task.created_at, task.author_id, task.contact_count, task.type_id,
      task.status_id, task.assignee_id, task.source_kind, task.due_on, task.updated_at
    from task
  ), audit as (
    insert into audit_events (environment_id, id, at, actor_id, action, task_id)
    select ${environmentId}, ${value('auditId')}::uuid, task.created_at, ${value('userId')}::uuid, 'task.created', task.id
    from task
  )
  select number from task`,
);

interface InsertContext {
  readonly userId: string;
  readonly assigneeId: string | null;
  readonly at: Date;
}

/**
 * Writes the whole task and answers its number; null when the idempotency key is taken. Blobs come first: every file of
 * `task.attachments` must be in the store already.
 */
export async function insertTask(
  environment: EnvironmentHandle,
  task: NewTask,
  context: InsertContext,
): Promise<number | null> {
  const [inserted] = await run(environment, insertWholeTask, insertValues(task, context));
  return inserted?.number ?? null;
}

function insertValues(task: NewTask, context: InsertContext): Record<string, unknown> {
  return {
    userId: context.userId,
    assigneeId: context.assigneeId,
    auditId: randomUUID(),
    at: context.at.toISOString(),
    idempotencyKey: task.idempotencyKey,
    contentHash: task.contentHash,
    taskId: task.id,
    title: toStorable(task.title),
    typeId: task.typeId,
    statusId: task.statusId,
    html: toStorable(task.description.html),
    text: toStorable(task.description.text),
    truncated: task.description.truncated,
    searchWords: wordsOfTask({ title: toStorable(task.title), text: toStorable(task.description.text) }),
    dueOn: task.dueOn,
    ...bindMeeting(task.meeting),
    sourceKind: task.source.kind,
    contactIds: [...new Set(task.contactIds)],
    ...bindParts(task),
  };
}
