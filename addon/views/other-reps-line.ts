import type { Translation } from '../i18n/translation.ts';
import type { DraftState } from '../state/draft-state.ts';
import { accountsOfOtherReps } from '../state/readers.ts';
import type { Widget } from './card.ts';
import { nameAccounts } from './readers-line.ts';
import { paragraph } from './widgets.ts';

/** Names the ticked accounts whose reps took no part in the source and will be able to read the task. */
export function otherRepsLine({ draft, entry }: DraftState, t: Translation): Widget[] {
  const accounts = accountsOfOtherReps(draft, entry);
  if (accounts.length === 0) return [];
  const { names, more } = nameAccounts(accounts);
  return [paragraph(t.messages.contacts.otherReps(names, more))];
}
