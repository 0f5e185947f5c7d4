/** The undo period after saving, in milliseconds. */
export const undoPeriod = 10 * 60 * 1000;

export interface UndoableTask {
  readonly createdAt: Date;
  readonly undoneAt: Date | null;
  /** Whether the viewer may write it (rights.ts, `mayWrite`). */
  readonly writable: boolean;
}

/**
 * Until when the viewer may undo the task; null when it is too late, the task is undone already, or the viewer may not.
 */
export function undoUntil(task: UndoableTask, now: Date): Date | null {
  if (task.undoneAt !== null || !task.writable) return null;
  const end = new Date(task.createdAt.getTime() + undoPeriod);
  return now.getTime() <= end.getTime() ? end : null;
}

export type UndoDecision = 'undo' | 'already_undone' | 'expired' | 'forbidden';

/** Idempotent: undoing an undone task succeeds at any time. */
export function decideUndo(task: UndoableTask, now: Date): UndoDecision {
  if (!task.writable) return 'forbidden';
  if (task.undoneAt !== null) return 'already_undone';
  return undoUntil(task, now) === null ? 'expired' : 'undo';
}
