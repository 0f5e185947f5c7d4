/** How long an environment keeps removed and closed tasks. */
export interface Retention {
  /** Days after which a task that was undone or deleted is erased. */
  readonly removedTaskDays: number;
  /** Months after its last change after which a closed task is erased; null: never. */
  readonly closedTaskMonths: number | null;
}

/** The facts about a task that the rule decides on. */
export interface RetainedTask {
  /** When it was undone or deleted; null: it is not removed. */
  readonly removedAt: Date | null;
  /** Whether its status closes tasks. */
  readonly closed: boolean;
  readonly changedAt: Date;
}

const day = 24 * 60 * 60_000;

/**
 * Whether a task is past its retention. A removed task is kept for its days, whatever its status: what an admin set.
 * The database function `erase_due_tasks`, which alone may delete tasks, has the same rule; a property test
 * compares the two.
 */
export function isDueForErasure(task: RetainedTask, retention: Retention, now: Date): boolean {
  const { removedTaskDays, closedTaskMonths } = retention;
  if (task.removedAt !== null) return task.removedAt.getTime() < now.getTime() - removedTaskDays * day;
  return task.closed && closedTaskMonths !== null && task.changedAt < subtractMonths(now, closedTaskMonths);
}

/** The same day and time so many months earlier in UTC, clamped to the last day of the month. */
export function subtractMonths(at: Date, months: number): Date {
  const before = new Date(at);
  before.setUTCDate(1);
  before.setUTCMonth(before.getUTCMonth() - months);
  const lastDay = new Date(Date.UTC(before.getUTCFullYear(), before.getUTCMonth() + 1, 0)).getUTCDate();
  before.setUTCDate(Math.min(at.getUTCDate(), lastDay));
  return before;
}
