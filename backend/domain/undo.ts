import { mayWrite, type TaskStanding, type Viewer } from './rights.ts';

/** How long a task can be taken back after it was saved, in milliseconds. */
export const undoPeriod = 10 * 60 * 1000;

export interface UndoableTask extends TaskStanding {
  readonly createdAt: Date;
  readonly undoneAt: Date | null;
}

/** Until when the viewer may undo the task; null when it is too late, already undone or not theirs. */
export function undoUntil(viewer: Viewer, task: UndoableTask, now: Date): Date | null {
  if (task.undoneAt !== null || !mayWrite(viewer, task)) return null;
  const end = new Date(task.createdAt.getTime() + undoPeriod);
  return now.getTime() <= end.getTime() ? end : null;
}

export type UndoDecision = 'undo' | 'already_undone' | 'expired' | 'forbidden';

/** Undoing twice is one undo, however late the second comes. */
export function decideUndo(viewer: Viewer, task: UndoableTask, now: Date): UndoDecision {
  if (!mayWrite(viewer, task)) return 'forbidden';
  if (task.undoneAt !== null) return 'already_undone';
  return undoUntil(viewer, task, now) === null ? 'expired' : 'undo';
}
