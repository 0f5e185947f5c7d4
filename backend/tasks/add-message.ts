import type { TaskCreated } from '../../shared/tasks/task.ts';
import type { StagedBlob } from '../platform/blobs/blob-store.ts';
import type { EnvironmentHandle } from '../platform/database/environment-scope.ts';
import { addMessage, readStanding, type MessageAddition } from './sql/add-message.ts';
import type { NewMessage } from './sql/task-record.ts';
import { singleLine } from '../platform/text/single-line.ts';
import { addDescription } from './added-description.ts';
import type { Caller, Principal } from '../access/caller.ts';
import { asCaller } from '../access/caller.ts';
import type { Outcome } from '../platform/outcome.ts';
import { done, failed, invalid } from '../platform/outcome.ts';
import { savedTask } from './saved-task.ts';
import type { Context } from '../platform/context.ts';
import type { Received } from './upload/receive-upload.ts';
import { discardAll } from './upload/receive-upload.ts';
import { contentHash, uploadedContent } from './upload/uploaded-content.ts';

/**
 * Whether the caller may add to this task, asked before the files are taken in. One that was taken back meanwhile is
 * decided on later: a retry of what was added before gets its answer.
 */
export function mayAddTo(context: Context, principal: Principal, taskId: string): Promise<Outcome<null>> {
  return asCaller(context, principal, async (environment, { viewer }) => {
    const standing = await readStanding(environment, taskId, viewer);
    if (standing === null) return failed({ code: 'not_found' });
    return standing.writable ? done(null) : forbidden;
  });
}

/**
 * Adds what was received to a task, or nothing of it. As for a new task, rights and the idempotency key are decided on in
 * the transaction that writes, and files move to their place inside it.
 */
export async function saveMessage(
  context: Context,
  principal: Principal,
  message: { readonly taskId: string; readonly received: Received },
): Promise<Outcome<TaskCreated>> {
  const { taskId, received } = message;
  try {
    const title = singleLine(received.request.title);
    if (title === '') return invalid('task.title', 'is empty');
    const writing = { message: newMessage(context, taskId, received), files: received.files, title };
    if (isNote(writing.message) && addsNothing(writing.message)) return invalid('task', 'adds nothing');
    return await asCaller(context, principal, (environment, caller) =>
      writeMessage(environment, caller, { ...writing, context }),
    );
  } finally {
    await discardAll(received.files);
  }
}

interface Writing {
  context: Context;
  message: NewMessage;
  title: string;
  files: readonly StagedBlob[];
}

async function writeMessage(
  environment: EnvironmentHandle,
  { viewer }: Caller,
  { context, message, title, files }: Writing,
): Promise<Outcome<TaskCreated>> {
  const at = context.now();
  const addition = await addMessage(environment, message, {
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
  return savedTask(environment, { taskId: taskId.value, replayed, files }, { viewer, at });
}

/** Added by hand: a text, files, or both. Files alone leave the description as it is. */
function isNote({ source }: NewMessage): boolean {
  return source.kind === 'manual';
}

function addsNothing({ description, attachments }: NewMessage): boolean {
  return isEmpty(description) && attachments.length === 0;
}

function isEmpty({ html, text }: NewMessage['description']): boolean {
  return html === '' && text === '';
}

// Readable, but not theirs: its author, its assignee or an admin may, whom no right makes of anybody else.
const forbidden = failed({ code: 'rights_missing', missingRights: [] });

/** The task that has the mail, now or from before. */
function taskIdOf(addition: MessageAddition): Outcome<string> {
  switch (addition.outcome) {
    case 'added':
    case 'replayed':
      return done(addition.taskId);
    case 'conflict':
      return failed({ code: 'idempotency_conflict', taskId: addition.taskId });
    case 'not_found':
      return failed({ code: 'not_found' });
    case 'forbidden':
      return forbidden;
    case 'too_many_attachments':
      return failed({ code: 'payload_too_large' });
  }
}

function newMessage(context: Context, taskId: string, received: Received): NewMessage {
  const { idempotencyKey, source } = received.request;
  const content = uploadedContent(context, taskId, received);
  return { taskId, idempotencyKey, contentHash: contentHash(received, taskId), source, ...content };
}
