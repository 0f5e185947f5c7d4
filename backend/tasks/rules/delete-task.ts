import { mayDelete, type Viewer } from '../../access/rules/rights.ts';
import { undoPeriod } from './undo-task.ts';

/** How a task was removed: undone just after it was saved, or deleted at any time. */
export type Removal = 'undone' | 'deleted';

/** A task that the viewer may read, and whether it is removed. */
export interface RemovableTask {
  readonly authorId: string;
  readonly removal: { readonly kind: Removal; readonly at: Date } | null;
}

/** Whether the viewer may delete the task: its author and admins may, unless it is removed already. */
export function isDeletable(viewer: Viewer, { authorId, removal }: RemovableTask): boolean {
  return removal === null && mayDelete(viewer, { authorId });
}

export type DeletionDecision = 'delete' | 'already_gone' | 'not_found' | 'forbidden';

/** Idempotent: deleting a removed task succeeds, whether it was deleted or undone. */
export function decideDeletion(viewer: Viewer, task: RemovableTask | null): DeletionDecision {
  if (task === null) return 'not_found';
  if (!mayDelete(viewer, task)) return 'forbidden';
  return task.removal === null ? 'delete' : 'already_gone';
}

/**
 * Until when the viewer may restore the task; null: they may not. Whoever may delete the task may restore it for as
 * long as the undo period.
 */
export function restoreUntil(viewer: Viewer, task: RemovableTask, now: Date): Date | null {
  const { removal } = task;
  if (removal?.kind !== 'deleted' || !mayDelete(viewer, task)) return null;
  const end = new Date(removal.at.getTime() + undoPeriod);
  return now.getTime() <= end.getTime() ? end : null;
}

export type RestorationDecision = 'restore' | 'already_there' | 'expired' | 'not_found' | 'forbidden';

/** Idempotent: restoring an existing task succeeds. An undone task cannot be restored. */
export function decideRestoration(viewer: Viewer, task: RemovableTask | null, now: Date): RestorationDecision {
  if (task === null) return 'not_found';
  if (!mayDelete(viewer, task)) return 'forbidden';
  if (task.removal === null) return 'already_there';
  return restoreUntil(viewer, task, now) === null ? 'expired' : 'restore';
}
