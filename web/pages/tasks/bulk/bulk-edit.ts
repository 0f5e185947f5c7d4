import type { TaskStatus } from '../../../../shared/task-choices/task-choice.ts';
import type { BulkChange } from '../../../../shared/tasks/task-change.ts';
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

/** Batches of the size that a request may have. */
export function splitInPieces<Item>(items: readonly Item[], size: number): Item[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, piece) =>
    items.slice(piece * size, (piece + 1) * size),
  );
}

/** What each part of the bar works with. */
export interface BulkPartProps {
  readonly disabled: boolean;
  readonly onEdit: (edit: BulkEdit) => void;
}
