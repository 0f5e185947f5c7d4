import type {
  StatusChange,
  StatusChoice,
  TaskChoices,
  TaskDefaults,
  TypeChange,
} from '../../../shared/task-choices/task-choices.ts';
import type { TaskStatus, TaskType } from '../../../shared/task-choices/task-choice.ts';
import { toSingleLineName } from '../../platform/text/single-line.ts';

type Choice = TaskChoices['types'][number] & Partial<StatusChoice>;

/** Why a type or a status is refused; `path` is the member at fault. */
export type ChoiceRefusal =
  | { readonly outcome: 'invalid'; readonly path: 'label' | 'archived' | 'closed'; readonly message: string }
  | { readonly outcome: 'name_taken' };
export type ChoiceDecision<T> = { readonly outcome: 'accepted'; readonly choice: T } | ChoiceRefusal;

/** Decides on a new type or status. Labels are unique regardless of case, also among archived ones. */
export function decideNewChoice(known: readonly Choice[], label: string, mostActive: number): ChoiceDecision<string> {
  if (listActive(known).length >= mostActive) return refuseChoice('label', `there are ${mostActive} already`);
  return decideLabel(known, label);
}

/**
 * Decides on a change of the type or status with this id; null when there is none. At least one stays active, and of
 * the statuses at least one that is not closed, because a new task is open.
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
    return refuseChoice('archived', `there are ${mostActive} active ones already`);
  }
  if (after.archived && rest.length === 0) return refuseChoice('archived', 'is the last active one');
  if (isOpen(before) && !isOpen(after) && !rest.some(isOpen)) {
    return refuseChoice(after.archived ? 'archived' : 'closed', 'is the last active one that is not closed');
  }
  return null;
}

/** Whether it is an active status that does not close tasks; false for a type. */
function isOpen({ archived, closed }: Choice): boolean {
  return !archived && closed === false;
}

/**
 * All ids in the requested order; ids that it does not name follow in their old order. Null when it names an unknown
 * id, or one twice.
 */
export function orderIds(known: readonly string[], asked: readonly string[]): string[] | null {
  const named = new Set(asked);
  if (named.size !== asked.length || asked.some((id) => !known.includes(id))) return null;
  return [...asked, ...known.filter((id) => !named.has(id))];
}

/** Dotted paths of the types and statuses in the defaults that are not active. */
export function findUnknownDefaults(
  defaults: TaskDefaults,
  { types, statuses }: Pick<TaskChoices, 'types' | 'statuses'>,
): string[] {
  return (['mail', 'event', 'manual'] as const).flatMap((kind) => [
    ...(isActive(types, defaults[kind].typeId) ? [] : [`${kind}.typeId`]),
    ...(isActive(statuses, defaults[kind].statusId) ? [] : [`${kind}.statusId`]),
  ]);
}

/** What a new task starts with: the environment's default where it is offered, or else the first type and the first open status. */
export function findDefaults(
  { typeId, statusId }: TaskDefaults['mail'],
  { types, statuses }: { readonly types: readonly TaskType[]; readonly statuses: readonly TaskStatus[] },
): TaskDefaults['mail'] {
  const type = types.find(({ id }) => id === typeId) ?? types[0];
  const status = statuses.find(({ id }) => id === statusId) ?? statuses.find(({ closed }) => !closed) ?? statuses[0];
  return { typeId: type?.id ?? null, statusId: status?.id ?? null };
}

/** The defaults with null in place of `id`, which is no longer offered. */
export function withoutDefault(defaults: TaskDefaults, id: string): TaskDefaults {
  const clearId = ({ typeId, statusId }: TaskDefaults['mail']) => ({
    typeId: typeId === id ? null : typeId,
    statusId: statusId === id ? null : statusId,
  });
  return { mail: clearId(defaults.mail), event: clearId(defaults.event), manual: clearId(defaults.manual) };
}

function decideLabel(others: readonly Choice[], asked: string): ChoiceDecision<string> {
  const label = toSingleLineName(asked.normalize('NFC'));
  if (label === '') return refuseChoice('label', 'is empty');
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

/** Removes undefined members, which would overwrite existing values when spread. */
function withoutUndefined<T extends object>(change: T): Partial<T> {
  return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)) as Partial<T>;
}

function refuseChoice(path: 'label' | 'archived' | 'closed', message: string): ChoiceRefusal {
  return { outcome: 'invalid', path, message };
}
