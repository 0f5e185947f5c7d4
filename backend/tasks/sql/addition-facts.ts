import { sql } from 'drizzle-orm';
import type { AdditionCase } from '../rules/add-message.ts';
import type { Viewer } from '../../access/rules/rights.ts';
import { run, type EnvironmentHandle } from '../../platform/database/environment-scope.ts';
import { perScope, taskReadable, taskWritable, viewerOf } from '../../access/sql/scope.ts';
import { claimedKey, bindSource } from './task-parts.ts';
import type { NewMessage } from './task-record.ts';

export interface AdditionFacts {
  readonly claimed: AdditionCase['claimed'];
  readonly task: (NonNullable<AdditionCase['task']> & { readonly description: NewMessage['description'] }) | null;
}

const environmentId = sql.placeholder('environmentId');
const taskId = sql.placeholder('taskId');

const additionFacts = perScope<AdditionFacts>('addition_facts', (scope) => {
  const viewer = viewerOf(scope);
  return sql`select ${claimedKey} as claimed, (
    select json_build_object(
      'undone', t.undone_at is not null,
      'writable', ${taskWritable(viewer)},
      'hasSource', exists (
        select from task_source_keys key
        where key.environment_id = ${environmentId} and key.task_id = t.id
          and key.source_key_sha256 = any(${sql.placeholder('sourceKeyHashes')}::text[])
      ),
      'attachments', (
        select count(*) from attachments file where file.environment_id = ${environmentId} and file.task_id = t.id
      ),
      'description', json_build_object(
        'html', t.description_html, 'text', t.description_text, 'truncated', t.description_truncated
      )
    ) from tasks t
    where t.environment_id = ${environmentId} and t.id = ${taskId} and ${taskReadable(viewer)}
  ) as task`;
});

const taskStanding = perScope<{ writable: boolean }>('task_standing', (scope) => {
  const viewer = viewerOf(scope);
  return sql`select ${taskWritable(viewer)} as writable from tasks t
    where t.environment_id = ${environmentId} and t.id = ${taskId} and ${taskReadable(viewer)}`;
});

/** What the viewer may do with a task; null when there is none that they may read. Undone tasks are included. */
export async function readStanding(
  environment: EnvironmentHandle,
  id: string,
  viewer: Viewer,
): Promise<{ readonly writable: boolean } | null> {
  const [row] = await run(environment, taskStanding(viewer.scope), { taskId: id, viewerId: viewer.userId });
  return row ?? null;
}

/** The facts to decide on the addition of `message`. */
export async function readAdditionFacts(
  environment: EnvironmentHandle,
  message: NewMessage,
  { userId, scope }: Viewer,
): Promise<AdditionFacts> {
  const { idempotencyKey, taskId } = message;
  const { sourceKeyHashes } = bindSource(message);
  const values = { userId, viewerId: userId, idempotencyKey, taskId, sourceKeyHashes };
  const [facts] = await run(environment, additionFacts(scope), values);
  if (facts === undefined) throw new Error('A statement without a table answers one row.');
  return facts;
}
