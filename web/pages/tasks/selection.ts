/** The ticked tasks, and the anchor of a range selection. */
export interface Selection {
  readonly ids: ReadonlySet<string>;
  readonly anchor: string | null;
}

export const nothingSelected: Selection = { ids: new Set(), anchor: null };

/** Ticks or unticks a task. */
export function toggleTask({ ids }: Selection, id: string): Selection {
  const next = new Set(ids);
  if (!next.delete(id)) next.add(id);
  return { ids: next, anchor: id };
}

/** Range selection: sets everything between the anchor and a task to the task's new state; `order`: the tasks as shown. */
export function toggleRange(selection: Selection, id: string, order: readonly string[]): Selection {
  const from = selection.anchor === null ? -1 : order.indexOf(selection.anchor);
  const to = order.indexOf(id);
  if (from === -1 || to === -1) return toggleTask(selection, id);
  const tick = !selection.ids.has(id);
  const next = new Set(selection.ids);
  for (const each of order.slice(Math.min(from, to), Math.max(from, to) + 1)) {
    if (tick) next.add(each);
    else next.delete(each);
  }
  return { ids: next, anchor: id };
}

/** Ticks everything shown, or nothing when everything is ticked. */
export function toggleAll({ ids }: Selection, order: readonly string[]): Selection {
  return order.every((id) => ids.has(id)) ? nothingSelected : { ids: new Set(order), anchor: null };
}
