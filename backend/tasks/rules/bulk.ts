import {
  maxTasksPerChange,
  type BulkChange,
  type BulkValues,
  type ChangedTask,
} from '../../../shared/tasks/task-change.ts';
import {
  describeChange,
  findReferenceRefusal,
  listChangedFields,
  type ChangeableTask,
  type ChangedField,
  type ChosenOnes,
  type FieldChange,
  type NamedOnes,
  type ReferenceRefusal,
} from './change-task.ts';

/** Whether one change may name `count` tasks. Limited, because they are locked and written in one transaction. */
export function mayChangeTogether(count: number): boolean {
  return count <= maxTasksPerChange;
}

/**
 * The refusal of a whole bulk change; null when there is none. The type, status and assignee that it names must exist,
 * whichever the tasks are.
 */
export function findBulkRefusal(change: BulkChange['change'], chosen: ChosenOnes): ReferenceRefusal | null {
  const named: [ChangedField, unknown][] = [
    ['type', change.typeId],
    ['status', change.statusId],
    ['assignee', change.assigneeId],
  ];
  const fields = named.filter(([, value]) => value !== undefined).map(([field]) => field);
  return findReferenceRefusal(fields, change, chosen);
}

/** Decides on one task of a bulk change; null when it does not exist, or the caller may not change it. */
export function decideBulkChange(
  task: ChangeableTask | null,
  change: BulkChange['change'],
  chosen: ChosenOnes,
): FieldChange[] | null {
  if (task === null || !task.writable || task.removed) return null;
  return listChangedFields(task, change).map((field) => describeChange(field, { task, change, chosen }));
}

/** The values of the task in these fields: what a bulk change is about to replace. */
export function formerValuesOf(task: ChangeableTask, fields: readonly ChangedField[]): BulkValues {
  return {
    ...(fields.includes('status') && { statusId: task.status.id }),
    ...(fields.includes('type') && { typeId: task.type.id }),
    ...(fields.includes('assignee') && { assigneeId: task.assignee?.id ?? null }),
    ...(fields.includes('dueOn') && { dueOn: task.dueOn }),
  };
}

export type BulkUndoDecision =
  | { readonly outcome: 'undone'; readonly changes: readonly FieldChange[] }
  /** The task has another version than the one that the change made. */
  | { readonly outcome: 'changed_since' }
  | { readonly outcome: 'refused' };

/**
 * Decides on undoing the change of one task. Idempotent: a task that has its former values already is undone, whatever
 * its version. A value that can no longer be chosen (an archived status, somebody who may no longer be given tasks) may
 * be given back, as long as it exists.
 */
export function decideBulkUndo(
  task: ChangeableTask | null,
  { version, former }: Pick<ChangedTask, 'version' | 'former'>,
  named: NamedOnes,
): BulkUndoDecision {
  if (task === null || !task.writable || task.removed) return { outcome: 'refused' };
  const fields = listChangedFields(task, former);
  if (fields.length > 0 && task.version !== version) return { outcome: 'changed_since' };
  if (fields.some((field) => isGone(field, former, named))) return { outcome: 'refused' };
  return {
    outcome: 'undone',
    changes: fields.map((field) => describeChange(field, { task, change: former, chosen: named })),
  };
}

function isGone(field: ChangedField, { assigneeId }: BulkValues, named: NamedOnes): boolean {
  if (field === 'type') return named.type === null;
  if (field === 'status') return named.status === null;
  return field === 'assignee' && assigneeId !== null && named.assignee === null;
}
