import type { Draft } from '../../shared/capture/draft.ts';

/**
 * Who will be able to read a task, by whether it can have contacts and an assignee other than its author (design:
 * reading a task). Each holds whatever is ticked on the card.
 */
export type Readers =
  /** The author, admins, users of the task list: it can only be transverse. */
  | 'transverse'
  /** The author, admins, reps with a linked account in scope; without one, users of the task list. */
  | 'own'
  /** The same, and whoever it is assigned to. */
  | 'assigned';

/** The readers of the task that a draft may become. */
export function readersOf({ me, assignees }: Draft): Readers {
  if (me.creation.accounts === 'none') return 'transverse';
  return assignees.some(({ id }) => id !== me.user.id) ? 'assigned' : 'own';
}
