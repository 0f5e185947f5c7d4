import type { Translation } from '../i18n/translation.ts';
import type { DraftState } from '../state/draft-state.ts';
import { readersOf } from '../state/readers.ts';
import { cut } from '../state/cut.ts';
import type { Widget } from './card.ts';
import { line } from './widgets.ts';

// More would not be read.
const maxNamed = 5;
const maxName = 60;

/** As many accounts as are read, with names of a length that is read, and how many more there are. */
export function nameAccounts(accounts: readonly string[]): { names: string; more: number } {
  const named = accounts.slice(0, maxNamed).map((name) => cut(name, maxName));
  return { names: named.join(', '), more: accounts.length - named.length };
}

/** Who will see the task as it is ticked when the card is drawn, with the accounts by name. */
export function readersLine({ draft, entry }: DraftState, t: Translation): Widget {
  const { readers, readersNote, readersOf: sentences } = t.messages.contacts;
  const { accounts, assignee } = readersOf(draft, entry);
  const { names, more } = nameAccounts(accounts);
  const others = [sentences.you, ...(assignee === null ? [] : [cut(assignee, maxName)]), sentences.admins].join(', ');
  const last = accounts.length === 0 ? sentences.taskList : sentences.reps(names, more);
  const ticking = draft.contacts.some(({ linkable }) => linkable) ? { bottomLabel: readersNote } : {};
  return line(sentences.all(others, last), readers, ticking);
}
