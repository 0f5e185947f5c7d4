import { sql, type SQL } from 'drizzle-orm';
import { storable } from '../domain/storable.ts';
import type { NewTask } from './task-record.ts';
import { hashOfSourceKey } from './source-key.ts';

/*
 * The rows that a source brings to a task: its files, what was left out of them, and its keys. A new task and a mail that
 * is added to one write the same.
 */

const value = sql.placeholder;

/** The rows `file` of `attachmentValues`, `position` counting from 1. */
export const fileRows: SQL = sql`unnest(
  ${value('fileIds')}::uuid[], ${value('fileNames')}::text[], ${value('fileMediaTypes')}::text[],
  ${value('fileSizes')}::bigint[], ${value('fileHashes')}::text[], ${value('fileUrls')}::text[],
  ${value('fileInline')}::boolean[], ${value('fileContentIds')}::text[]
) with ordinality as file (id, name, media_type, size, sha256, url, inline, content_id, position)`;

/** The rows `omission` of `omissionValues`, `position` counting from 1. */
export const omissionRows: SQL = sql`unnest(
  ${value('omissionNames')}::text[], ${value('omissionSizes')}::bigint[], ${value('omissionReasons')}::text[]
) with ordinality as omission (name, size, reason, position)`;

/** The rows `key` of `sourceValues`. */
export const sourceKeyRows: SQL = sql`unnest(
  ${value('sourceKeys')}::text[], ${value('sourceKeyHashes')}::text[]
) as key (source_key, sha256)`;

/** The values `key_sha256` of `sourceValues`. */
export const threadKeyRows: SQL = sql`unnest(${value('threadKeyHashes')}::text[]) as key_sha256`;

export function attachmentValues({ attachments }: Pick<NewTask, 'attachments'>): Record<string, unknown> {
  return {
    fileIds: attachments.map((file) => file.id),
    fileNames: attachments.map((file) => storable(file.name)),
    fileMediaTypes: attachments.map((file) => storable(file.mediaType)),
    fileSizes: attachments.map((file) => (file.kind === 'file' ? file.size : null)),
    fileHashes: attachments.map((file) => (file.kind === 'file' ? file.sha256 : null)),
    fileUrls: attachments.map((file) => (file.kind === 'link' ? storable(file.url) : null)),
    fileInline: attachments.map((file) => file.kind === 'file' && file.inline),
    fileContentIds: attachments.map((file) =>
      file.kind === 'file' && file.contentId !== null ? storable(file.contentId) : null,
    ),
  };
}

export function omissionValues({ omissions }: Pick<NewTask, 'omissions'>): Record<string, unknown> {
  return {
    omissionNames: omissions.map((omission) => storable(omission.name)),
    omissionSizes: omissions.map((omission) => omission.size),
    omissionReasons: omissions.map((omission) => omission.reason),
  };
}

/** Each key once, beside its hash. */
export function sourceValues({ source }: Pick<NewTask, 'source'>): Record<string, unknown> {
  const sourceKeys = [...new Set(source.keys)];
  return {
    sourceKeys,
    sourceKeyHashes: sourceKeys.map(hashOfSourceKey),
    threadKeyHashes: [...new Set(source.threadKeys)].map(hashOfSourceKey),
  };
}
