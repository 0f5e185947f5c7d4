import type { Draft, ProposalRule } from '../../../shared/capture/draft.ts';
import type { Preferences } from '../../../shared/preferences/preferences.ts';
import type { SourceKind } from '../../../shared/values/source.ts';
import type { TaskDefaults } from '../../../shared/task-choices/task-choices.ts';
import { findDefaults } from '../../task-choices/rules/task-choices.ts';
import type { Offered } from '../../preferences/rules/preferences.ts';

/** A type and a status that a rep saved a task with. */
export interface Used {
  readonly typeId: string;
  readonly statusId: string;
}

/** What is learned from the rep's own tasks, except undone ones and those before the last reset. */
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
  /** What an admin decided for this kind of source. */
  readonly environment: TaskDefaults['mail'];
  /** The contacts that the card ticks. */
  readonly contactIds: readonly string[];
}

interface Rule {
  readonly rule: ProposalRule;
  readonly typeId: string | null;
  readonly statusId: string | null;
}

/**
 * The default type and status of a new task. Each comes from the first rule that names one still offered: last used for
 * these contacts, last used for this kind of source, the rep's preference, the environment's default, the first of the
 * list. For the status the last rule takes the first open one. Null when the environment has no type or no status.
 */
export function proposeDefaults(request: ProposalCase): Draft['defaults'] | null {
  const { types, statuses } = request.offered;
  const learned = learnedRulesOf(request);
  const usual = usualRulesOf(request);
  const choose = (rules: readonly Rule[]) => ({
    type: findFirstOffered(
      types,
      rules.map(({ rule, typeId }) => ({ rule, id: typeId })),
    ),
    status: findFirstOffered(
      statuses,
      rules.map(({ rule, statusId }) => ({ rule, id: statusId })),
    ),
  });
  const [proposed, unlearned] = [choose([...learned, ...usual]), choose(usual)];
  if (proposed.type === null || proposed.status === null || unlearned.type === null || unlearned.status === null) {
    return null;
  }
  return {
    typeId: proposed.type.id,
    typeFrom: proposed.type.rule,
    statusId: proposed.status.id,
    statusFrom: proposed.status.rule,
    usual: { typeId: unlearned.type.id, statusId: unlearned.status.id },
  };
}

function findFirstOffered(
  choices: readonly { readonly id: string }[],
  named: readonly { readonly rule: ProposalRule; readonly id: string | null }[],
): { rule: ProposalRule; id: string } | null {
  const offered = new Set(choices.map(({ id }) => id));
  for (const { rule, id } of named) {
    if (id !== null && offered.has(id)) return { rule, id };
  }
  return null;
}

/** What was learned, by precedence. */
function learnedRulesOf({ learned, contactIds }: ProposalCase): Rule[] {
  const ofContact = newestOf(learned, contactIds);
  const { ofKind } = learned;
  return [
    ...(ofContact === null ? [] : [{ rule: 'contact' as const, ...ofContact }]),
    ...(ofKind === null ? [] : [{ rule: 'kind' as const, ...ofKind }]),
  ];
}

/** What was decided, by precedence. */
function usualRulesOf({ kind, offered: { types, statuses }, preferences, environment }: ProposalCase): Rule[] {
  return [
    { rule: 'preference', ...preferences.defaults[kind] },
    { rule: 'environment', ...findDefaults(environment, { types, statuses }) },
  ];
}

/** The newest choice for any of these contacts. */
function newestOf({ ofContacts }: Learned, contactIds: readonly string[]): Used | null {
  const used = ofContacts.filter(({ contactId }) => contactIds.includes(contactId));
  return used.reduce<(typeof used)[number] | null>(
    (newest, one) => (newest === null || one.savedAt > newest.savedAt ? one : newest),
    null,
  );
}
