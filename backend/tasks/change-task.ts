import type { BulkChange, BulkChanged, TaskChange, TaskDetail } from '../../shared/tasks/task-change.ts';
import { changeTasks } from './sql/change-tasks.ts';
import { changeTask, type PreparedChange } from './sql/change-task.ts';
import { readChangedTask } from './sql/read-task.ts';
import { singleLine } from '../platform/text/single-line.ts';
import type { ChangeRefusal, ReferenceRefusal } from './rules/task-change.ts';
import { asCaller, type Principal } from '../access/caller.ts';
import { sanitizeDescription } from '../platform/html/sanitize.ts';
import type { Outcome } from '../platform/outcome.ts';
import { done, failed, invalid } from '../platform/outcome.ts';
import type { Context } from '../platform/context.ts';
import { detailOf } from './read-task.ts';

/**
 * Changes a task, or nothing of it, and answers it as it is then: once more also to whoever may not read it any longer,
 * having handed it on. A new description is plain text; the HTML that was captured is not kept.
 */
export async function editTask(
  context: Context,
  principal: Principal,
  { taskId, change }: { readonly taskId: string; readonly change: TaskChange },
): Promise<Outcome<TaskDetail>> {
  const prepared = preparedChange(taskId, change);
  if (!prepared.ok) return prepared;
  return asCaller(context, principal, async (environment, { viewer }) => {
    const by = { viewer, at: context.now() };
    const decision = await changeTask(environment, prepared.value, by);
    if (decision.outcome !== 'accepted') return refused(decision);
    const record = await readChangedTask(environment, taskId, by);
    return record === null ? failed({ code: 'not_found' }) : done(detailOf(record, by));
  });
}

/** Gives many tasks the same values, all in one transaction; those that the caller may not change are named. */
export function editTasks(context: Context, principal: Principal, request: BulkChange): Promise<Outcome<BulkChanged>> {
  return asCaller(context, principal, async (environment, { viewer }) => {
    const result = await changeTasks(environment, request, { viewer, at: context.now() });
    if (result.outcome !== 'done') return refusedReference(result, 'body.change');
    const { changedIds, refusedIds } = result;
    return done({ changedIds, refusedIds });
  });
}

/** The change in the form in which it is stored. */
function preparedChange(taskId: string, change: TaskChange): Outcome<PreparedChange> {
  const title = change.title === undefined ? undefined : singleLine(change.title);
  if (title === '') return invalid('body.title', 'is empty');
  if (change.removeContactIds?.some((id) => change.addContactIds?.includes(id) === true) === true) {
    return invalid('body.removeContactIds', 'names a contact that is added');
  }
  if (change.description === undefined) return done({ taskId, change: { ...change, title }, description: null });
  const description = sanitizeDescription({ html: null, text: change.description }, () => null);
  return done({ taskId, change: { ...change, title, description: description.text }, description });
}

function refused(refusal: ChangeRefusal): Outcome<never> {
  switch (refusal.outcome) {
    case 'not_found':
      return failed({ code: 'not_found' });
    // Readable, but not theirs: its author, its assignee or an admin may, whom no right makes of anybody else.
    case 'forbidden':
      return failed({ code: 'rights_missing', missingRights: [] });
    case 'task_changed':
      return failed({ code: 'task_changed' });
    case 'contacts_out_of_scope':
      return failed({ code: 'contacts_out_of_scope', contactIds: refusal.contactIds });
    case 'too_many_contacts':
      return invalid('body.addContactIds', 'would be more than a task may have');
    case 'assignee_refused':
    case 'unknown_reference':
      return refusedReference(refusal, 'body');
  }
}

function refusedReference(refusal: ReferenceRefusal, path: string): Outcome<never> {
  if (refusal.outcome === 'assignee_refused') return failed({ code: 'assignee_refused' });
  const fields = refusal.fields.map((field) => ({
    path: `${path}.${field}`,
    message: 'is not one of the environment',
  }));
  return failed({ code: 'invalid_request', fields });
}
