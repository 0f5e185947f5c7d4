import type { TaskChange, TaskDetail } from '../../shared/tasks/task-change.ts';
import { asCaller, type Principal } from '../access/caller.ts';
import type { Viewer } from '../access/rules/rights.ts';
import type { EnvironmentHandle } from '../platform/database/environment-scope.ts';
import { sanitizeDescription } from '../platform/html/sanitize.ts';
import { succeed, fail, rejectField, type Outcome } from '../platform/outcome.ts';
import type { Context } from '../platform/context.ts';
import { toSingleLine } from '../platform/text/single-line.ts';
import { detailOf } from './get-task.ts';
import { forbidden, referenceFailure } from './failures.ts';
import { decideChange, type AcceptedChange, type ChangeCase, type ChangeRefusal } from './rules/change-task.ts';
import { readChangeFacts, updateTask, type TaskUpdate } from './sql/change-task.ts';
import { renewSearchWords } from './sql/list/words.ts';
import { lockTasks } from './sql/lock-tasks.ts';
import { readChangedTask } from './sql/read-task.ts';

/** The fields that full-text search covers. */
const searchedFields = new Set<string>(['title', 'description']);

/** A change with the new description, if any, in its stored form. */
interface PreparedChange {
  readonly taskId: string;
  readonly change: TaskChange;
  readonly description: TaskUpdate['description'];
}

interface By {
  readonly viewer: Viewer;
  readonly at: Date;
}

/**
 * Changes a task, all of the change or nothing, and answers the task as it is afterwards: once even to a caller who may
 * no longer read it, after reassigning it. A new description is plain text and replaces the captured HTML.
 */
export async function changeTask(
  context: Context,
  principal: Principal,
  { taskId, change }: { readonly taskId: string; readonly change: TaskChange },
): Promise<Outcome<TaskDetail>> {
  const prepared = prepareChange(taskId, change);
  if (!prepared.ok) return prepared;
  return asCaller(context, principal, async (environment, { viewer }) => {
    const by = { viewer, at: context.now() };
    const decision = await changeTaskIn(environment, prepared.value, by);
    if (decision.outcome !== 'accepted') return failureOf(decision);
    const record = await readChangedTask(environment, taskId, by);
    return record === null ? fail({ code: 'not_found' }) : succeed(detailOf(record, by));
  });
}

/** Validates the change and converts it to its stored form. */
function prepareChange(taskId: string, change: TaskChange): Outcome<PreparedChange> {
  const title = change.title === undefined ? undefined : toSingleLine(change.title);
  if (title === '') return rejectField('body.title', 'is empty');
  if (change.removeContactIds?.some((id) => change.addContactIds?.includes(id) === true) === true) {
    return rejectField('body.removeContactIds', 'names a contact that is added');
  }
  if (change.description === undefined) return succeed({ taskId, change: { ...change, title }, description: null });
  const description = sanitizeDescription({ html: null, text: change.description }, new Map());
  return succeed({ taskId, change: { ...change, title, description: description.text }, description });
}

/** Decides under a row lock on the task, and writes the whole change or nothing of it. */
async function changeTaskIn(
  environment: EnvironmentHandle,
  prepared: PreparedChange,
  { viewer, at }: By,
): Promise<AcceptedChange | ChangeRefusal> {
  await lockTasks(environment, [prepared.taskId]);
  const facts = await readChangeFacts(environment, prepared, viewer);
  const decision = decideChange({ viewer, change: prepared.change, ...facts });
  if (decision.outcome !== 'accepted' || decision.changes.length === 0 || facts.task === null) return decision;
  await updateTask(environment, buildUpdate(prepared, facts.task, decision), { userId: viewer.userId, at });
  if (decision.changes.some(({ field }) => searchedFields.has(field))) {
    await renewSearchWords(environment, prepared.taskId);
  }
  return decision;
}

function buildUpdate(
  { taskId, change, description }: PreparedChange,
  task: NonNullable<ChangeCase['task']>,
  { changes, addedIds, removedIds }: AcceptedChange,
): TaskUpdate {
  const { title = task.title, typeId = null, statusId = null, dueOn = task.dueOn } = change;
  const { assigneeId = task.assignee?.id ?? null } = change;
  const described = changes.some(({ field }) => field === 'description');
  return {
    taskId,
    title,
    typeId,
    statusId,
    dueOn,
    assigneeId,
    description: described ? description : null,
    addedIds,
    removedIds,
    changes,
  };
}

function failureOf(refusal: ChangeRefusal): Outcome<never> {
  switch (refusal.outcome) {
    case 'not_found':
      return fail({ code: 'not_found' });
    case 'forbidden':
      return forbidden;
    case 'task_changed':
      return fail({ code: 'task_changed' });
    case 'contacts_out_of_scope':
      return fail({ code: 'contacts_out_of_scope', contactIds: refusal.contactIds });
    case 'too_many_contacts':
      return rejectField('body.addContactIds', 'would be more than a task may have');
    case 'assignee_refused':
    case 'unknown_reference':
      return referenceFailure(refusal, 'body');
  }
}
