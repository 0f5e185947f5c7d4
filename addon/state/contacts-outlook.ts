import type { Draft } from '../../shared/capture/draft.ts';
import type { SaveEntry } from './save-form.ts';

/**
 * What contacts the task will have as the card is now: `transverseOnly` by the user's rights; none to offer because the
 * known ones are `outside` the user's accounts or `notLinkable`, or because `nobody` is known; `noneTicked`; or
 * `linked`.
 */
export type ContactsOutlook = 'transverseOnly' | 'outside' | 'notLinkable' | 'nobody' | 'noneTicked' | 'linked';

/** Why the task would be transverse, or that it would not. */
export function contactsOutlook({ me, addresses, contacts }: Draft, { contactIds }: SaveEntry): ContactsOutlook {
  if (me.creation.accounts === 'none') return 'transverseOnly';
  const linkable = contacts.filter((contact) => contact.linkable);
  if (linkable.some(({ id }) => contactIds.includes(id))) return 'linked';
  if (linkable.length > 0) return 'noneTicked';
  const reasons = ['outside', 'notLinkable'] as const;
  return reasons.find((reason) => addresses.some(({ state }) => state === reason)) ?? 'nobody';
}
