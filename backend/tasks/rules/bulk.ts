import { maxTasksPerChange, type BulkChange } from '../../../shared/tasks/task-change.ts';
import {
  describeChange,
  findReferenceRefusal,
  listChangedFields,
  type ChangeableTask,
  type ChangedField,
  type ChosenOnes,
  type FieldChange,
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
