import type { TaskRequest } from '../../shared/tasks/requests.ts';
import type { TaskCreated } from '../../shared/tasks/task.ts';
import type { StagedBlob } from '../platform/blobs/blob-store.ts';
import type { EnvironmentHandle } from '../platform/database/environment-scope.ts';
import type { NewTask } from './sql/task-record.ts';
import { readCreationFacts } from './sql/creation-facts.ts';
import { insertTask } from './sql/insert-task.ts';
import { decideCreation, type CreationRefusal } from './rules/create-task.ts';
import { endsBeforeStart } from './rules/meeting-time.ts';
import { toSingleLine } from '../platform/text/single-line.ts';
import { creationOf } from '../access/rules/rights.ts';
import type { Caller, Principal } from '../access/caller.ts';
import { asCaller } from '../access/caller.ts';
import type { Outcome } from '../platform/outcome.ts';
import { succeed, fail, rejectField } from '../platform/outcome.ts';
import { completeSave } from './complete-save.ts';
import { referenceFailure } from './failures.ts';
import type { Context } from '../platform/context.ts';
import type { Received } from './upload/receive-upload.ts';
import { discardAll } from './upload/receive-upload.ts';
import { hashContent, buildContent } from './upload/build-content.ts';

/** Whether the caller may create a task at all: asked before its files are received. */
export function mayCreateTask(context: Context, principal: Principal): Promise<Outcome<null>> {
  return asCaller(context, principal, (_environment, { actor }) => {
    const { allowed, missingRights } = creationOf(actor.rights);
    return Promise.resolve(allowed ? succeed(null) : fail({ code: 'rights_missing', missingRights }));
  });
}

/**
 * Saves the received content as one task, all of it or nothing. Rights, contacts and the idempotency key are decided on
 * in the transaction that writes. Files move to their keys inside it, so that a task never refers to missing bytes and
 * a refused task leaves none.
 */
export async function createTask(
  context: Context,
  principal: Principal,
  received: Received<TaskRequest>,
): Promise<Outcome<TaskCreated>> {
  try {
    const task = await buildTask(context, received);
    if (!task.ok) return task;
    return await asCaller(context, principal, (environment, caller) =>
      saveTask(environment, caller, { task: task.value, files: received.files, at: context.now() }),
    );
  } finally {
    await discardAll(received.files);
  }
}

interface Saving {
  readonly task: NewTask;
  readonly files: readonly StagedBlob[];
  readonly at: Date;
}

async function saveTask(
  environment: EnvironmentHandle,
  { viewer }: Caller,
  { task, files, at }: Saving,
): Promise<Outcome<TaskCreated>> {
  const creation = await createTaskIn(environment, task, { userId: viewer.userId, at });
  const taskId = taskIdOf(creation);
  if (!taskId.ok) return taskId;
  const replayed = creation.outcome === 'replayed';
  return completeSave(environment, { taskId: taskId.value, replayed, files }, { viewer, at });
}

export type TaskCreation =
  { readonly outcome: 'created'; readonly taskId: string; readonly number: number } | CreationRefusal;

/**
 * Decides and saves the whole task, or nothing of it, within the transaction. Every file of `task.attachments` must be
 * in the blob store already; unless the task is `created`, the caller collects those files.
 */
export async function createTaskIn(
  environment: EnvironmentHandle,
  task: NewTask,
  by: { readonly userId: string; readonly at: Date },
): Promise<TaskCreation> {
  const decision = await decide(environment, task, by.userId);
  if (decision.outcome !== 'accepted') return decision;
  const number = await insertTask(environment, task, { ...by, assigneeId: decision.assigneeId });
  if (number !== null) return { outcome: 'created', taskId: task.id, number };
  // A concurrent request has used this key: its task is visible now.
  const second = await decide(environment, task, by.userId);
  if (second.outcome === 'accepted') throw new Error('An idempotency key is taken and free at once.');
  return second;
}

async function decide(environment: EnvironmentHandle, task: NewTask, userId: string) {
  const known = await readCreationFacts(environment, task, userId);
  if (known === null) return { outcome: 'user_disabled' as const };
  const { actor, ...facts } = known;
  const { active, rights, admin } = actor;
  const { contentHash, contactIds, assigneeId } = task;
  return decideCreation({ ...facts, userId, active, rights, admin, contentHash, contactIds, assigneeId });
}

/** The task that this key made, now or in an earlier request. */
function taskIdOf(creation: TaskCreation): Outcome<string> {
  switch (creation.outcome) {
    case 'created':
    case 'replayed':
      return succeed(creation.taskId);
    case 'conflict':
      return fail({ code: 'idempotency_conflict', taskId: creation.taskId });
    case 'user_disabled':
      return fail({ code: 'user_disabled' });
    case 'rights_missing':
      return fail({ code: 'rights_missing', missingRights: creation.missingRights });
    case 'contacts_out_of_scope':
      return fail({ code: 'contacts_out_of_scope', contactIds: creation.contactIds });
    case 'assignee_refused':
    case 'unknown_reference':
      return referenceFailure(creation, 'task');
  }
}

async function buildTask(context: Context, received: Received<TaskRequest>): Promise<Outcome<NewTask>> {
  const { request } = received;
  const title = toSingleLine(request.title);
  if (title === '') return rejectField('task.title', 'is empty');
  if (request.meeting !== undefined && endsBeforeStart(request.meeting)) {
    return rejectField('task.meeting.end', 'is before the start');
  }
  const id = context.newId();
  const content = await buildContent(context, id, received);
  if (!content.ok) return content;
  return succeed({
    id,
    idempotencyKey: request.idempotencyKey,
    contentHash: hashContent(received),
    title,
    typeId: request.typeId,
    statusId: request.statusId,
    contactIds: [...new Set(request.contactIds)],
    source: request.source,
    dueOn: request.dueOn ?? null,
    meeting: request.meeting ?? null,
    assigneeId: request.assigneeId ?? null,
    ...content.value,
  });
}
