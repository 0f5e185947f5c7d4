import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { AuditAction } from '../../../shared/audit/audit.ts';
import { toStorable } from '../../platform/text/storable.ts';
import { run, type EnvironmentHandle } from '../../platform/database/environment-scope.ts';
import { statement } from '../../platform/database/statement.ts';
import { claimOfKey, fileRows, omissionRows, bindParts, sourceKeysWritten, threadKeyRows } from './task-parts.ts';
import type { NewMessage } from './task-record.ts';

const value = sql.placeholder;
const environmentId = value('environmentId');

/**
 * Inserts the whole message in one statement. The caller holds a lock on the task's row, so that positions are
 * consecutive. The idempotency key is claimed first: of two concurrent requests with one key, the second waits for the
 * unique index and then writes nothing. No row: the key is taken.
 */
const insertWholeMessage = statement<{ id: string }>(
  'insert_message',
  sql`
  with ${claimOfKey}, task as (
    update tasks t set description_html = ${value('html')}, description_text = ${value('text')},
      description_truncated = ${value('truncated')}::boolean, added_messages = t.added_messages + ${value('mails')}::int,
      version = t.version + 1, updated_at = claim.created_at
    from claim where t.environment_id = ${environmentId} and t.id = claim.task_id
    returning t.id
  ), ${sourceKeysWritten}, thread_keys as (
    insert into task_thread_keys (environment_id, task_id, key_sha256)
    select ${environmentId}, task.id, key_sha256 from task, ${threadKeyRows}
    on conflict (environment_id, task_id, key_sha256) do nothing
  ), files as (
    insert into attachments (
      environment_id, id, task_id, position, name, media_type, size, sha256, url, inline, content_id
    )
    select ${environmentId}, file.id, task.id, file.position + (
        select coalesce(max(earlier.position), 0) from attachments earlier
        where earlier.environment_id = ${environmentId} and earlier.task_id = ${value('taskId')}
      ), file.name, file.media_type, file.size, file.sha256, file.url, file.inline, file.content_id
    from task, ${fileRows}
  ), omissions as (
    insert into task_omissions (environment_id, task_id, position, name, size, reason)
    select ${environmentId}, task.id, omission.position + (
        select coalesce(max(earlier.position), 0) from task_omissions earlier
        where earlier.environment_id = ${environmentId} and earlier.task_id = ${value('taskId')}
      ), omission.name, omission.size, omission.reason
    from task, ${omissionRows}
  ), audit as (
    insert into audit_events (environment_id, id, at, actor_id, action, task_id)
    select ${environmentId}, ${value('auditId')}::uuid, claim.created_at, claim.user_id, ${value('action')}::text, task.id
    from claim, task
  )
  select id from task`,
);

/** What is written besides the message: the task's whole new description, who adds it and when. */
interface InsertContext {
  readonly userId: string;
  readonly at: Date;
  readonly description: NewMessage['description'];
}

/**
 * Writes the whole message. False when the idempotency key is taken. Blobs come first: every file must be in the store
 * already.
 */
export async function insertMessage(
  environment: EnvironmentHandle,
  message: NewMessage,
  context: InsertContext,
): Promise<boolean> {
  return (await run(environment, insertWholeMessage, bindMessage(message, context))).length > 0;
}

function bindMessage(message: NewMessage, context: InsertContext): Record<string, unknown> {
  return {
    userId: context.userId,
    auditId: randomUUID(),
    at: context.at.toISOString(),
    idempotencyKey: message.idempotencyKey,
    contentHash: message.contentHash,
    taskId: message.taskId,
    html: toStorable(context.description.html),
    text: toStorable(context.description.text),
    truncated: context.description.truncated,
    ...bindCount(message),
    ...bindParts(message),
  };
}

/** Only mails are counted; an addition by hand is a note. */
function bindCount({ source }: NewMessage): { mails: number; action: AuditAction } {
  return source.kind === 'manual'
    ? { mails: 0, action: 'task.note_added' }
    : { mails: 1, action: 'task.message_added' };
}
