import { keptFilterSchema, type KeptFilter } from '../../../../shared/tasks/task-list.ts';

/** Stands for "open and closed": a URL without a state means open. */
const everyState = 'all';

const keys = Object.keys(keptFilterSchema.shape) as readonly (keyof KeptFilter)[];

/** Parses the filter of a URL. Unknown members are left out: links live long. */
export function filterOfAddress(search: URLSearchParams): KeptFilter {
  const known = keys.flatMap((key) => {
    const value = search.get(key);
    return value !== null && keptFilterSchema.shape[key].safeParse(value).success ? [[key, value]] : [];
  });
  const state =
    search.get('state') === everyState ? {} : { state: search.get('state') === 'closed' ? 'closed' : 'open' };
  return keptFilterSchema.parse({ ...Object.fromEntries(known), ...state });
}

/** Serializes a filter as a URL in the order of the contract: equal filters have equal URLs. */
export function addressOfFilter(filter: KeptFilter): URLSearchParams {
  const address = new URLSearchParams();
  for (const key of keys) {
    const value = key === 'state' ? stateInAddress(filter.state) : filter[key];
    if (value !== undefined && value !== '') address.set(key, value);
  }
  return address;
}

/** Whether two filters are equal. */
export function isSameFilter(one: KeptFilter, other: KeptFilter): boolean {
  return addressOfFilter(one).toString() === addressOfFilter(other).toString();
}

function stateInAddress(state: KeptFilter['state']): string | undefined {
  if (state === undefined) return everyState;
  return state === 'open' ? undefined : state;
}
