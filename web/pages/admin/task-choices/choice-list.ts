import type { StatusChoice, TaskChoices, TypeChoice } from '../../../../shared/task-choices/task-choices.ts';

/** A type, or a status when it says whether it closes tasks. */
export type Choice = TypeChoice & Partial<Pick<StatusChoice, 'closed'>>;

export type ListName = 'types' | 'statuses';

/** The active ones in their order. */
export function activeOf(choices: readonly Choice[]): Choice[] {
  return choices.filter(({ archived }) => !archived);
}

/** The default of new tasks without another one: the first active choice that does not close them. */
export function startOf(choices: readonly Choice[]): Choice | undefined {
  const active = activeOf(choices);
  return active.find(({ closed }) => closed !== true) ?? active[0];
}

/** The list with the active choice `id` at another place among the active ones; archived ones stay where they were. */
export function moveChoice<C extends Choice>(choices: readonly C[], id: string, place: number): C[] {
  const active = choices.filter(({ archived }) => !archived);
  const moved = active.find((choice) => choice.id === id);
  if (moved === undefined) return [...choices];
  const others = active.filter((choice) => choice.id !== id);
  const order = [...others.slice(0, place), moved, ...others.slice(place)];
  return choices.map((choice) => (choice.archived ? choice : (order.shift() ?? choice)));
}

/** Why an active choice may neither be archived nor made to close tasks; null when it may. */
export function findReasonToStay(choices: readonly Choice[], choice: Choice): 'lastActive' | 'lastOpen' | null {
  const others = activeOf(choices).filter(({ id }) => id !== choice.id);
  if (others.length === 0) return 'lastActive';
  return choice.closed === false && !others.some(({ closed }) => closed === false) ? 'lastOpen' : null;
}

/** The kinds of source whose new tasks start with this choice. */
export function kindsStartingWith({ defaults }: TaskChoices, id: string): ('mail' | 'event' | 'manual')[] {
  return (['mail', 'event', 'manual'] as const).filter((kind) =>
    [defaults[kind].typeId, defaults[kind].statusId].includes(id),
  );
}
