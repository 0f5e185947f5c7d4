import type { KeptFilter } from '../../../../shared/tasks/task-list.ts';

/** Members to set; undefined takes one away. */
export type FilterPatch = { readonly [K in keyof KeptFilter]?: KeptFilter[K] | undefined };

/** What the filter panel sets; the view, the state, the words and the order have controls of their own. */
const narrowing = [
  'typeIds',
  'statusIds',
  'contactId',
  'accountId',
  'authorId',
  'assigneeId',
  'source',
  'created',
  'createdFrom',
  'createdBefore',
  'due',
  'dueFrom',
  'dueTo',
] as const satisfies readonly (keyof KeptFilter)[];
export type NarrowingKey = (typeof narrowing)[number];

/** A removable part of a filter: one value of it, and the filter without it. */
export interface FilterPart {
  readonly key: NarrowingKey;
  readonly value: string;
  readonly without: KeptFilter;
}

/** The filter with some members changed. A chosen status is shown whether it closes or not. */
export function patched(filter: KeptFilter, patch: FilterPatch): KeptFilter {
  const { state, ...kept } = Object.fromEntries(
    Object.entries({ ...filter, ...patch }).filter(([, value]) => value !== undefined && value !== ''),
  ) as KeptFilter;
  const everyState = patch.statusIds !== undefined && patch.statusIds !== '';
  return state === undefined || everyState ? kept : { ...kept, state };
}

/** The parts that narrow a filter down, lists by their items. */
export function partsOf(filter: KeptFilter): FilterPart[] {
  return narrowing.flatMap((key): FilterPart[] => {
    const text = filter[key];
    if (text === undefined) return [];
    if (key !== 'typeIds' && key !== 'statusIds') {
      return [{ key, value: text, without: patched(filter, { [key]: undefined }) }];
    }
    const ids = text.split(',');
    return ids.map((value) => ({
      key,
      value,
      without: withoutItem(
        filter,
        key,
        ids.filter((id) => id !== value),
      ),
    }));
  });
}

function withoutItem(filter: KeptFilter, key: 'typeIds' | 'statusIds', ids: readonly string[]): KeptFilter {
  const rest = ids.length === 0 ? undefined : ids.join(',');
  return { ...patched(filter, { [key]: undefined }), ...(rest === undefined ? {} : { [key]: rest }) };
}

/** The filter with nothing narrowed down: the view, the state and the order stay. */
export function cleared(filter: KeptFilter): KeptFilter {
  const nothing = Object.fromEntries(narrowing.map((key) => [key, undefined]));
  return patched(filter, { ...nothing, text: undefined });
}

/** Something other than the view, the state and the order is chosen. */
export function isNarrowed(filter: KeptFilter): boolean {
  return filter.text !== undefined || narrowing.some((key) => filter[key] !== undefined);
}
