import type { FilterWithPeriods } from '../../../../shared/tasks/task-list.ts';

/** Members to set; undefined removes one. */
export type FilterPatch = { readonly [K in keyof FilterWithPeriods]?: FilterWithPeriods[K] | undefined };

/** The members of the filter panel; view, state, text and order have controls of their own. */
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
] as const satisfies readonly (keyof FilterWithPeriods)[];
export type NarrowingKey = (typeof narrowing)[number];

/** A chip of the filter: one value, and the filter without it. */
export interface FilterPart {
  readonly key: NarrowingKey;
  readonly value: string;
  readonly without: FilterWithPeriods;
}

/** The filter with a patch applied. Choosing a status drops the state: the status is shown whether it is closed or not. */
export function patchFilter(filter: FilterWithPeriods, patch: FilterPatch): FilterWithPeriods {
  const { state, ...kept } = Object.fromEntries(
    Object.entries({ ...filter, ...patch }).filter(([, value]) => value !== undefined && value !== ''),
  ) as FilterWithPeriods;
  const everyState = patch.statusIds !== undefined && patch.statusIds !== '';
  return state === undefined || everyState ? kept : { ...kept, state };
}

/** The chips of a filter; lists have one per item. */
export function partsOf(filter: FilterWithPeriods): FilterPart[] {
  return narrowing.flatMap((key): FilterPart[] => {
    const text = filter[key];
    if (text === undefined) return [];
    if (key !== 'typeIds' && key !== 'statusIds') {
      return [{ key, value: text, without: patchFilter(filter, { [key]: undefined }) }];
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

function withoutItem(
  filter: FilterWithPeriods,
  key: 'typeIds' | 'statusIds',
  ids: readonly string[],
): FilterWithPeriods {
  const rest = ids.length === 0 ? undefined : ids.join(',');
  return { ...patchFilter(filter, { [key]: undefined }), ...(rest === undefined ? {} : { [key]: rest }) };
}

/** Resets the filter but for view, state and order. */
export function clearFilter(filter: FilterWithPeriods): FilterWithPeriods {
  const nothing = Object.fromEntries(narrowing.map((key) => [key, undefined]));
  return patchFilter(filter, { ...nothing, text: undefined });
}

/** Whether anything but view, state and order is set. */
export function isNarrowed(filter: FilterWithPeriods): boolean {
  return filter.text !== undefined || narrowing.some((key) => filter[key] !== undefined);
}
