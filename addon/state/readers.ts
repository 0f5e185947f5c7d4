import type { Draft } from '../../shared/capture/draft.ts';
import type { SaveEntry } from './save-form.ts';

/**
 * Who will be able to read a task beside its author and the admins (design: reading a task): the reps of its accounts,
 * or without one the users of the task list, and whoever it is assigned to.
 */
export interface Readers {
  /** Names of the accounts of the contacts that are ticked: a company, or a contact without one. */
  readonly accounts: readonly string[];
  /** The name of the assignee; null when it is the author, or nobody. */
  readonly assignee: string | null;
}

/** The readers of the task that a draft becomes with this entry. */
export function readersOf({ me, contacts, assignees }: Draft, { contactIds, assigneeId }: SaveEntry): Readers {
  const linked = contacts.filter(({ id, linkable }) => linkable && contactIds.includes(id));
  const assignee = assignees.find(({ id }) => id === assigneeId && id !== me.user.id);
  return {
    accounts: [...new Set(linked.map(({ name, company }) => (company === null || company === '' ? name : company)))],
    assignee: assignee?.name ?? null,
  };
}
