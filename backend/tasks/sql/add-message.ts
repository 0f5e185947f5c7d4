import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { ClaimedKey } from '../rules/idempotency.ts';
import { decideAddition, type AdditionCase, type AdditionRefusal } from '../rules/message-addition.ts';
import type { Viewer } from '../../access/rules/rights.ts';
import { run, type EnvironmentHandle } from '../../platform/database/environment-scope.ts';
import { insertMessage, messageValues } from './insert-message.ts';
import { perScope, taskReadable, taskWritable, viewerOf } from '../../access/sql/scope.ts';
import { lockTasks } from './lock-tasks.ts';
import { sourceValues } from './task-parts.ts';
import type { NewMessage } from './task-record.ts';
import { renewSearchWords } from './list/words.ts';
import { claimedKey } from './create-task.ts';

export type MessageAddition = { readonly outcome: 'added'; readonly taskId: string } | AdditionRefusal;

type Description = NewMessage['description'];

interface AdditionFacts {
  readonly claimed: ClaimedKey | null;
  readonly task: (NonNullable<AdditionCase['task']> & { readonly description: Description }) | null;
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

/** What the viewer may do with a task; null when there is none that they may read. Undone ones are tasks too. */
export async function readStanding(
  environment: EnvironmentHandle,
  id: string,
  viewer: Viewer,
): Promise<{ readonly writable: boolean } | null> {
  const [row] = await run(environment, taskStanding(viewer.scope), { taskId: id, viewerId: viewer.userId });
  return row ?? null;
}

/**
 * Decides on the viewer's rights as they are now and adds the whole mail, or nothing of it. `describe` makes the task's
 * new description of the one it has. Blobs come first: every file must be in the store already; those of a mail that is
 * not `added` are the caller's to collect.
 */
export async function addMessage(
  environment: EnvironmentHandle,
  message: NewMessage,
  by: { readonly viewer: Viewer; readonly at: Date; readonly describe: (stored: Description) => Description },
): Promise<MessageAddition> {
  // Two mails added at once come one after the other.
  await lockTasks(environment, [message.taskId]);
  const { decision, description } = await decide(environment, message, by.viewer);
  if (decision.outcome !== 'accepted' || description === null) return refused(decision);
  const context = { userId: by.viewer.userId, auditId: randomUUID(), at: by.at, description: by.describe(description) };
  const added = await run(environment, insertMessage, messageValues(message, context));
  if (added.length > 0) {
    await renewSearchWords(environment, message.taskId);
    return { outcome: 'added', taskId: message.taskId };
  }
  // Another request with this key was saved meanwhile, elsewhere: it is visible now.
  return refused((await decide(environment, message, by.viewer)).decision);
}

async function decide(environment: EnvironmentHandle, message: NewMessage, viewer: Viewer) {
  const { sourceKeyHashes } = sourceValues(message);
  const { userId, scope } = viewer;
  const { idempotencyKey, contentHash } = message;
  const values = { userId, viewerId: userId, idempotencyKey, taskId: message.taskId, sourceKeyHashes };
  const [facts] = await run(environment, additionFacts(scope), values);
  if (facts === undefined) throw new Error('A statement without a table answers one row.');
  const newAttachments = message.attachments.length;
  const decision = decideAddition({ taskId: message.taskId, contentHash, newAttachments, ...facts });
  return { decision, description: facts.task?.description ?? null };
}

function refused(decision: ReturnType<typeof decideAddition>): AdditionRefusal {
  if (decision.outcome === 'accepted') throw new Error('An idempotency key is taken and free at once.');
  return decision;
}
