import type { Translation } from '../i18n/translation.ts';
import type { DraftState } from '../state/draft-state.ts';
import type { Widget } from './card.ts';
import { paragraph } from './widgets.ts';

/** Names the ticked accounts whose reps took no part in the source and will be able to read the task. */
export function otherRepsLine({ draft, entry }: DraftState, t: Translation): Widget[] {
  const opened = draft.contacts.filter(({ id, otherReps }) => otherReps && entry.contactIds.includes(id));
  const accounts = [...new Set(opened.map(({ company, name }) => company ?? name))];
  return accounts.length === 0 ? [] : [paragraph(t.messages.contacts.otherReps(accounts.join(', ')))];
}
