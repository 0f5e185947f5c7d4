import type { TaskStatus } from '../../../../shared/task-choices/task-choice.ts';
import type { BulkChange } from '../../../../shared/tasks/task-change.ts';
import type { TaskRow } from '../../../../shared/tasks/task-list.ts';
import type { UserRef } from '../../../../shared/access/user.ts';

/** One change for many tasks. */
export type BulkEdit =
  | { readonly field: 'status'; readonly status: TaskStatus }
  | { readonly field: 'assignee'; readonly assignee: UserRef | null }
  | { readonly field: 'due'; readonly dueOn: string | null };

/** What the service is asked for. */
export function changeOf(edit: BulkEdit): BulkChange['change'] {
  switch (edit.field) {
    case 'status':
      return { statusId: edit.status.id };
    case 'assignee':
      return { assigneeId: edit.assignee?.id ?? null };
    case 'due':
      return { dueOn: edit.dueOn };
  }
}

/** The former value of a task, as a change that restores it. */
function formerEditOf(field: BulkEdit['field'], { status, assignee, dueOn }: TaskRow): BulkEdit {
  switch (field) {
    case 'status':
      return { field, status };
    case 'assignee':
      return { field, assignee };
    case 'due':
      return { field, dueOn };
  }
}

/** A change and the tasks that it applies to. */
export interface BulkStep {
  readonly taskIds: readonly string[];
  readonly edit: BulkEdit;
}

/** The steps that undo a change of `field`: one for each former value. */
export function listUndoSteps(field: BulkEdit['field'], tasks: readonly TaskRow[]): BulkStep[] {
  const steps = new Map<string, { taskIds: string[]; edit: BulkEdit }>();
  for (const task of tasks) {
    const edit = formerEditOf(field, task);
    const key = JSON.stringify(changeOf(edit));
    const step = steps.get(key) ?? { taskIds: [], edit };
    step.taskIds.push(task.id);
    steps.set(key, step);
  }
  return [...steps.values()];
}

/** Batches of the size that a request may have. */
export function splitInPieces(ids: readonly string[], size: number): string[][] {
  return Array.from({ length: Math.ceil(ids.length / size) }, (_, piece) =>
    ids.slice(piece * size, (piece + 1) * size),
  );
}

/** What each part of the bar works with. */
export interface BulkPartProps {
  readonly disabled: boolean;
  readonly onEdit: (edit: BulkEdit) => void;
}
