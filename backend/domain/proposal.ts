import type { Draft, ProposalRule } from '../../shared/draft.ts';
import type { Preferences } from '../../shared/preferences.ts';
import type { SourceKind } from '../../shared/source.ts';
import type { Offered } from './preferences.ts';

/** A type and a status that a rep saved a task with. */
export interface Used {
  readonly typeId: string;
  readonly statusId: string;
}

/** What the rep's own tasks teach; undone ones and those before the last reset left out. */
export interface Learned {
  /** Their newest task of this kind of source. */
  readonly ofKind: Used | null;
  /** Their newest task of each contact; `savedAt` is an instant (shared/ids.ts). */
  readonly ofContacts: readonly (Used & { readonly contactId: string; readonly savedAt: string })[];
}

export interface ProposalCase {
  readonly kind: SourceKind;
  readonly offered: Offered;
  readonly preferences: Preferences;
  readonly learned: Learned;
  /** The contacts that the card ticks. */
  readonly contactIds: readonly string[];
}

type Rule = readonly [ProposalRule, { readonly typeId: string | null; readonly statusId: string | null }];

/**
 * What a new task starts with, type and status each by the first rule that names one still offered: last used for these
 * contacts, last used for this kind of source, preferred, the environment's first. Of the statuses that is the first that
 * is not closed, because a new task is something to do. Null when the environment has no type or no status.
 */
export function proposeDefaults({ kind, offered, ...known }: ProposalCase): Draft['defaults'] | null {
  const { types, statuses } = offered;
  const type = types[0];
  const status = statuses.find(({ closed }) => !closed) ?? statuses[0];
  if (type === undefined || status === undefined) return null;
  const ofContact = newestOf(known.learned, known.contactIds);
  const { ofKind } = known.learned;
  const rules: Rule[] = [
    ...(ofContact === null ? [] : [['contact', ofContact] as const]),
    ...(ofKind === null ? [] : [['kind', ofKind] as const]),
    ['preference', known.preferences.defaults[kind]],
  ];
  const typeRule = rules.find(([, { typeId }]) => types.some(({ id }) => id === typeId));
  const statusRule = rules.find(([, { statusId }]) => statuses.some(({ id }) => id === statusId));
  return {
    typeId: typeRule?.[1].typeId ?? type.id,
    typeFrom: typeRule?.[0] ?? 'environment',
    statusId: statusRule?.[1].statusId ?? status.id,
    statusFrom: statusRule?.[0] ?? 'environment',
  };
}

/** The newest of what was used for any of these contacts. */
function newestOf({ ofContacts }: Learned, contactIds: readonly string[]): Used | null {
  const used = ofContacts.filter(({ contactId }) => contactIds.includes(contactId));
  return used.reduce<(typeof used)[number] | null>(
    (newest, one) => (newest === null || one.savedAt > newest.savedAt ? one : newest),
    null,
  );
}
