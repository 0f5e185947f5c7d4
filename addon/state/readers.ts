import type { Draft, DraftContact } from '../../shared/capture/draft.ts';
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
    accounts: accountsOf(linked),
    assignee: assignee?.name ?? null,
  };
}

/** The names of the contacts' accounts, each once: a company, or a contact without one. */
function accountsOf(contacts: readonly DraftContact[]): string[] {
  return [...new Set(contacts.map(({ name, company }) => (company === null || company === '' ? name : company)))];
}

/** The accounts of ticked contacts whose reps took no part in the source and will be able to read the task. */
export function accountsOfOtherReps({ contacts }: Draft, { contactIds }: SaveEntry): string[] {
  return accountsOf(contacts.filter(({ id, otherReps }) => otherReps && contactIds.includes(id)));
}
