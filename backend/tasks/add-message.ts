import type { TaskCreated } from '../../shared/tasks/task.ts';
import type { StagedBlob } from '../platform/blobs/blob-store.ts';
import type { EnvironmentHandle } from '../platform/database/environment-scope.ts';
import { readAdditionFacts, readStanding } from './sql/addition-facts.ts';
import { insertMessage } from './sql/insert-message.ts';
import { renewSearchWords } from './sql/list/words.ts';
import { lockTasks } from './sql/lock-tasks.ts';
import { decideAddition, type AdditionRefusal } from './rules/add-message.ts';
import type { Viewer } from '../access/rules/rights.ts';
import type { NewMessage } from './sql/task-record.ts';
import { toSingleLine } from '../platform/text/single-line.ts';
import { addDescription } from './add-description.ts';
import { forbidden } from './failures.ts';
import type { Caller, Principal } from '../access/caller.ts';
import { asCaller } from '../access/caller.ts';
import type { Outcome } from '../platform/outcome.ts';
import { succeed, fail, rejectField } from '../platform/outcome.ts';
import { completeSave } from './complete-save.ts';
import type { Context } from '../platform/context.ts';
import type { Received } from './upload/receive-upload.ts';
import { discardAll } from './upload/receive-upload.ts';
import { hashContent, buildContent } from './upload/build-content.ts';

/**
 * Whether the caller may add to this task: asked before its files are received. A task that was undone meanwhile is
 * decided on later, so that a retry of an earlier addition gets its answer.
 */
export function mayAddMessage(context: Context, principal: Principal, taskId: string): Promise<Outcome<null>> {
  return asCaller(context, principal, async (environment, { viewer }) => {
    const standing = await readStanding(environment, taskId, viewer);
    if (standing === null) return fail({ code: 'not_found' });
    return standing.writable ? succeed(null) : forbidden;
  });
}

/**
 * Adds the received content to a task, all of it or nothing. As for a new task, rights and the idempotency key are
 * decided on in the transaction that writes, and files move to their keys inside it.
 */
export async function addMessage(
  context: Context,
  principal: Principal,
  { taskId, received }: { readonly taskId: string; readonly received: Received },
): Promise<Outcome<TaskCreated>> {
  try {
    const title = toSingleLine(received.request.title);
    if (title === '') return rejectField('task.title', 'is empty');
    const message = await buildMessage(context, taskId, received);
    if (!message.ok) return message;
    const saving = { message: message.value, files: received.files, title };
    if (isNote(saving.message) && addsNothing(saving.message)) return rejectField('task', 'adds nothing');
    return await asCaller(context, principal, (environment, caller) =>
      saveMessage(environment, caller, { ...saving, context }),
    );
  } finally {
    await discardAll(received.files);
  }
}

interface Saving {
  readonly context: Context;
  readonly message: NewMessage;
  readonly title: string;
  readonly files: readonly StagedBlob[];
}

async function saveMessage(
  environment: EnvironmentHandle,
  { viewer }: Caller,
  { context, message, title, files }: Saving,
): Promise<Outcome<TaskCreated>> {
  const at = context.now();
  const addition = await addMessageIn(environment, message, {
    viewer,
    at,
    describe: (stored) =>
      isNote(message) && isEmpty(message.description)
        ? stored
        : addDescription(stored, { ...message.description, title }, context.limits.maxDescriptionLength),
  });
  const taskId = taskIdOf(addition);
  if (!taskId.ok) return taskId;
  const replayed = addition.outcome === 'replayed';
  return completeSave(environment, { taskId: taskId.value, replayed, files }, { viewer, at });
}

export type MessageAddition = { readonly outcome: 'added'; readonly taskId: string } | AdditionRefusal;

type Description = NewMessage['description'];

/**
 * Decides and adds the whole mail, or nothing of it, within the transaction. `describe` makes the new description from
 * the present one. Every file must be in the blob store already; unless the mail is `added`, the caller collects those
 * files.
 */
export async function addMessageIn(
  environment: EnvironmentHandle,
  message: NewMessage,
  by: { readonly viewer: Viewer; readonly at: Date; readonly describe: (stored: Description) => Description },
): Promise<MessageAddition> {
  // Concurrent additions to one task wait for each other.
  await lockTasks(environment, [message.taskId]);
  const { decision, stored } = await decide(environment, message, by.viewer);
  if (decision.outcome !== 'accepted' || stored === null) return refusalOf(decision);
  const written = { userId: by.viewer.userId, at: by.at, description: by.describe(stored) };
  if (await insertMessage(environment, message, written)) {
    await renewSearchWords(environment, message.taskId);
    return { outcome: 'added', taskId: message.taskId };
  }
  // A concurrent request has used this key, on this task or another: its result is visible now.
  return refusalOf((await decide(environment, message, by.viewer)).decision);
}

async function decide(environment: EnvironmentHandle, message: NewMessage, viewer: Viewer) {
  const facts = await readAdditionFacts(environment, message, viewer);
  const { taskId, contentHash, attachments } = message;
  const decision = decideAddition({ taskId, contentHash, newAttachments: attachments.length, ...facts });
  return { decision, stored: facts.task?.description ?? null };
}

function refusalOf(decision: ReturnType<typeof decideAddition>): AdditionRefusal {
  if (decision.outcome === 'accepted') throw new Error('An idempotency key is taken and free at once.');
  return decision;
}

/** Added by hand: a text, files, or both. Files alone leave the description unchanged. */
function isNote({ source }: NewMessage): boolean {
  return source.kind === 'manual';
}

function addsNothing({ description, attachments }: NewMessage): boolean {
  return isEmpty(description) && attachments.length === 0;
}

function isEmpty({ html, text }: NewMessage['description']): boolean {
  return html === '' && text === '';
}

/** The task that the mail was added to, now or by an earlier request. */
function taskIdOf(addition: MessageAddition): Outcome<string> {
  switch (addition.outcome) {
    case 'added':
    case 'replayed':
      return succeed(addition.taskId);
    case 'conflict':
      return fail({ code: 'idempotency_conflict', taskId: addition.taskId });
    case 'not_found':
      return fail({ code: 'not_found' });
    case 'forbidden':
      return forbidden;
    case 'too_many_attachments':
      return fail({ code: 'payload_too_large' });
  }
}

async function buildMessage(context: Context, taskId: string, received: Received): Promise<Outcome<NewMessage>> {
  const { idempotencyKey, source } = received.request;
  const content = await buildContent(context, taskId, received);
  if (!content.ok) return content;
  return succeed({ taskId, idempotencyKey, contentHash: hashContent(received, taskId), source, ...content.value });
}
