import type {
  StatusChange,
  StatusChoice,
  TaskChoices,
  TaskDefaults,
  TypeChange,
} from '../../../shared/task-choices/task-choices.ts';
import { toSingleLineName } from '../../platform/text/single-line.ts';

type Choice = TaskChoices['types'][number] & Partial<StatusChoice>;

/** Why a type or a status cannot be as it was asked: `path` is the member that says so. */
export type ChoiceRefusal =
  | { readonly outcome: 'invalid'; readonly path: 'label' | 'archived' | 'closed'; readonly message: string }
  | { readonly outcome: 'name_taken' };
export type ChoiceDecision<T> = { readonly outcome: 'accepted'; readonly choice: T } | ChoiceRefusal;

/** Whether a new one may be called that; names differ by more than case, archived ones included. */
export function decideNewChoice(known: readonly Choice[], label: string, mostActive: number): ChoiceDecision<string> {
  if (listActive(known).length >= mostActive) return invalid('label', `there are ${mostActive} already`);
  return decideLabel(known, label);
}

/**
 * What becomes of the one with this id. One always stays active; of the statuses also one that is not closed, because a
 * new task is something to do. Null when there is none of this id.
 */
export function decideChoiceChange<T extends Choice>(
  known: readonly T[],
  {
    id,
    change,
    mostActive,
  }: { readonly id: string; readonly change: TypeChange & StatusChange; readonly mostActive: number },
): ChoiceDecision<T> | null {
  const before = known.find((choice) => choice.id === id);
  if (before === undefined) return null;
  const others = known.filter((choice) => choice.id !== id);
  const label = change.label === undefined ? before.label : decideLabel(others, change.label);
  if (typeof label !== 'string' && label.outcome !== 'accepted') return label;
  const after: T = { ...before, ...withoutUndefined(change), label: typeof label === 'string' ? label : label.choice };
  return refusalOfState(others, before, { after, mostActive }) ?? { outcome: 'accepted', choice: after };
}

function refusalOfState<T extends Choice>(
  others: readonly T[],
  before: T,
  { after, mostActive }: { after: T; mostActive: number },
): ChoiceRefusal | null {
  const rest = listActive(others);
  if (before.archived && !after.archived && rest.length >= mostActive) {
    return invalid('archived', `there are ${mostActive} active ones already`);
  }
  if (after.archived && rest.length === 0) return invalid('archived', 'is the last active one');
  if (isOpen(before) && !isOpen(after) && !rest.some(isOpen)) {
    return invalid(after.archived ? 'archived' : 'closed', 'is the last active one that is not closed');
  }
  return null;
}

/** An active status that closes no task; never a type. */
function isOpen({ archived, closed }: Choice): boolean {
  return !archived && closed === false;
}

/** All ids in the order that is asked for; those that it does not name follow as they were. Null when it names a stranger, or one twice. */
export function orderIds(known: readonly string[], asked: readonly string[]): string[] | null {
  const named = new Set(asked);
  if (named.size !== asked.length || asked.some((id) => !known.includes(id))) return null;
  return [...asked, ...known.filter((id) => !named.has(id))];
}

/** Where defaults name a type or a status that cannot be chosen, as dotted paths. */
export function findUnknownDefaults(
  defaults: TaskDefaults,
  { types, statuses }: Pick<TaskChoices, 'types' | 'statuses'>,
): string[] {
  return (['mail', 'event', 'manual'] as const).flatMap((kind) => [
    ...(isActive(types, defaults[kind].typeId) ? [] : [`${kind}.typeId`]),
    ...(isActive(statuses, defaults[kind].statusId) ? [] : [`${kind}.statusId`]),
  ]);
}

/** The defaults without those that name `id`, which is offered no more. */
export function withoutDefault(defaults: TaskDefaults, id: string): TaskDefaults {
  const clearId = ({ typeId, statusId }: TaskDefaults['mail']) => ({
    typeId: typeId === id ? null : typeId,
    statusId: statusId === id ? null : statusId,
  });
  return { mail: clearId(defaults.mail), event: clearId(defaults.event), manual: clearId(defaults.manual) };
}

function decideLabel(others: readonly Choice[], asked: string): ChoiceDecision<string> {
  const label = toSingleLineName(asked.normalize('NFC'));
  if (label === '') return invalid('label', 'is empty');
  if (others.some((other) => fold(other.label) === fold(label))) return { outcome: 'name_taken' };
  return { outcome: 'accepted', choice: label };
}

function fold(label: string): string {
  return label.normalize('NFC').toLowerCase();
}

function listActive<T extends Choice>(choices: readonly T[]): T[] {
  return choices.filter(({ archived }) => !archived);
}

function isActive(choices: readonly Choice[], id: string | null): boolean {
  return id === null || listActive(choices).some((choice) => choice.id === id);
}

/** Without the members that are undefined, which would overwrite what is there. */
function withoutUndefined<T extends object>(change: T): Partial<T> {
  return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)) as Partial<T>;
}

function invalid(path: 'label' | 'archived' | 'closed', message: string): ChoiceRefusal {
  return { outcome: 'invalid', path, message };
}
