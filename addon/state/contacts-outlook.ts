import type { Draft } from '../../shared/capture/draft.ts';
import type { SaveEntry } from './save-form.ts';

/** Which contacts the task would have if it were saved now, and why it would have none. */
export type ContactsOutlook =
  /** The user's rights allow only transverse tasks. */
  | 'transverseOnly'
  /** The known contacts are outside the user's accounts. */
  | 'outside'
  /** The known contacts are neither prospect nor client. */
  | 'notLinkable'
  /** No address belongs to a contact. */
  | 'nobody'
  /** Contacts are offered, and none is ticked. */
  | 'noneTicked'
  /** At least one contact is ticked. */
  | 'linked';

/** The outlook of a draft with what the rep has ticked. */
export function contactsOutlookOf({ me, addresses, contacts }: Draft, { contactIds }: SaveEntry): ContactsOutlook {
  if (me.creation.accounts === 'none') return 'transverseOnly';
  const linkable = contacts.filter((contact) => contact.linkable);
  if (linkable.some(({ id }) => contactIds.includes(id))) return 'linked';
  if (linkable.length > 0) return 'noneTicked';
  const reasons = ['outside', 'notLinkable'] as const;
  return reasons.find((reason) => addresses.some(({ state }) => state === reason)) ?? 'nobody';
}
