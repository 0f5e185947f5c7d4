import { sql, type SQL } from 'drizzle-orm';
import { toStorable } from '../../platform/text/storable.ts';
import type { NewTask } from './task-record.ts';
import { hashOfSourceKey } from './source-key.ts';

/*
 * The SQL that a new task and an added mail share: the claim of the idempotency key, and the rows of a source: files,
 * omitted files and source keys.
 */

const value = sql.placeholder;
const environmentId = value('environmentId');

/** What the user's `idempotencyKey` was used for, as a ClaimedKey; null when it is free. */
export const claimedKey: SQL = sql`(
  select json_build_object('taskId', claimed.task_id, 'contentHash', claimed.content_hash) from idempotency_keys claimed
  where claimed.environment_id = ${environmentId} and claimed.user_id = ${value('userId')}
    and claimed.key = ${value('idempotencyKey')}
)`;

/** CTE `claim`: one row when the idempotency key was free and is now taken; no row when it was used before. */
export const claimOfKey: SQL = sql`claim as (
    insert into idempotency_keys (environment_id, user_id, key, content_hash, task_id, created_at)
    values (${environmentId}, ${value('userId')}, ${value('idempotencyKey')}, ${value('contentHash')}, ${value('taskId')}, ${value('at')})
    on conflict (environment_id, user_id, key) do nothing
    returning task_id, user_id, created_at
  )`;

/** CTE that inserts the source keys of the CTE `task`. */
export const sourceKeysWritten: SQL = sql`source_keys as (
    insert into task_source_keys (environment_id, task_id, source_key, source_key_sha256)
    select ${environmentId}, task.id, key.source_key, key.sha256
    from task, unnest(${value('sourceKeys')}::text[], ${value('sourceKeyHashes')}::text[]) as key (source_key, sha256)
  )`;

/** The rows `file` of `bindParts`, `position` counting from 1. */
export const fileRows: SQL = sql`unnest(
  ${value('fileIds')}::uuid[], ${value('fileNames')}::text[], ${value('fileMediaTypes')}::text[],
  ${value('fileSizes')}::bigint[], ${value('fileHashes')}::text[], ${value('fileUrls')}::text[],
  ${value('fileInline')}::boolean[], ${value('fileContentIds')}::text[]
) with ordinality as file (id, name, media_type, size, sha256, url, inline, content_id, position)`;

/** The rows `omission` of `bindParts`, `position` counting from 1. */
export const omissionRows: SQL = sql`unnest(
  ${value('omissionNames')}::text[], ${value('omissionSizes')}::bigint[], ${value('omissionReasons')}::text[]
) with ordinality as omission (name, size, reason, position)`;

/** The values `key_sha256` of `bindParts`. */
export const threadKeyRows: SQL = sql`unnest(${value('threadKeyHashes')}::text[]) as key_sha256`;

/** The values of the rows above. */
export function bindParts(parts: Pick<NewTask, 'source' | 'attachments' | 'omissions'>): Record<string, unknown> {
  return { ...bindSource(parts), ...bindAttachments(parts), ...bindOmissions(parts) };
}

function bindAttachments({ attachments }: Pick<NewTask, 'attachments'>): Record<string, unknown> {
  return {
    fileIds: attachments.map((file) => file.id),
    fileNames: attachments.map((file) => toStorable(file.name)),
    fileMediaTypes: attachments.map((file) => toStorable(file.mediaType)),
    fileSizes: attachments.map((file) => (file.kind === 'file' ? file.size : null)),
    fileHashes: attachments.map((file) => (file.kind === 'file' ? file.sha256 : null)),
    fileUrls: attachments.map((file) => (file.kind === 'link' ? toStorable(file.url) : null)),
    fileInline: attachments.map((file) => file.kind === 'file' && file.inline),
    fileContentIds: attachments.map((file) =>
      file.kind === 'file' && file.contentId !== null ? toStorable(file.contentId) : null,
    ),
  };
}

function bindOmissions({ omissions }: Pick<NewTask, 'omissions'>): Record<string, unknown> {
  return {
    omissionNames: omissions.map((omission) => toStorable(omission.name)),
    omissionSizes: omissions.map((omission) => omission.size),
    omissionReasons: omissions.map((omission) => omission.reason),
  };
}

/** Distinct keys with their hashes. */
export function bindSource({ source }: Pick<NewTask, 'source'>): Record<string, unknown> {
  const sourceKeys = [...new Set(source.keys)];
  return {
    sourceKeys,
    sourceKeyHashes: sourceKeys.map(hashOfSourceKey),
    threadKeyHashes: [...new Set(source.threadKeys)].map(hashOfSourceKey),
  };
}
