import { sql, type SQL } from 'drizzle-orm';
import type { Viewer } from '../../access/rules/rights.ts';
import { run, type EnvironmentHandle } from '../../platform/database/environment-scope.ts';
import { perScope, taskReadable, viewerOf } from '../../access/sql/scope.ts';
import { statement } from '../../platform/database/statement.ts';
import type { StoredAttachment } from './task-record.ts';

const environmentId = sql.placeholder('environmentId');

/** StoredAttachment of the row `file`. */
export const attachmentObject: SQL = sql`json_build_object(
  'id', file.id, 'name', file.name, 'mediaType', file.media_type, 'size', file.size, 'sha256', file.sha256,
  'inline', file.inline, 'contentId', file.content_id, 'link', file.url
)`;

const attachmentById = perScope<{ attachment: StoredAttachment }>(
  'attachment',
  (scope) => sql`
  select ${attachmentObject} as attachment
  from attachments file join tasks t on t.environment_id = ${environmentId} and t.id = file.task_id
  where file.environment_id = ${environmentId} and file.id = ${sql.placeholder('attachmentId')}
    and file.task_id = ${sql.placeholder('taskId')} and ${taskReadable(viewerOf(scope))}`,
);

const unreferenced = statement<{ sha256: string }>(
  'unreferenced_hashes',
  sql`
  select hash.sha256 from unnest(${sql.placeholder('hashes')}::text[]) as hash (sha256)
  where not exists (
    select from attachments file where file.environment_id = ${environmentId} and file.sha256 = hash.sha256
  )`,
);

/** An attachment of a task that the viewer may read; null otherwise. */
export async function readAttachment(
  environment: EnvironmentHandle,
  attachment: { readonly taskId: string; readonly attachmentId: string },
  viewer: Viewer,
): Promise<StoredAttachment | null> {
  const [row] = await run(environment, attachmentById(viewer.scope), { ...attachment, viewerId: viewer.userId });
  return row?.attachment ?? null;
}

/** Returns those of these SHA-256 hashes to which no attachment of the environment refers. */
export async function findUnreferencedHashes(
  environment: EnvironmentHandle,
  hashes: readonly string[],
): Promise<string[]> {
  const rows = await run(environment, unreferenced, { hashes: [...new Set(hashes)] });
  return rows.map((row) => row.sha256);
}
