import { filterWithPeriodsSchema, type FilterWithPeriods } from '../../../../shared/tasks/task-list.ts';

/** Stands for "open and closed": a URL without a state means open. */
const everyState = 'all';

const keys = Object.keys(filterWithPeriodsSchema.shape) as readonly (keyof FilterWithPeriods)[];

/** Parses the filter of a URL. Unknown members are left out: links live long. */
export function filterOfAddress(search: URLSearchParams): FilterWithPeriods {
  const known = keys.flatMap((key) => {
    const value = search.get(key);
    return value !== null && filterWithPeriodsSchema.shape[key].safeParse(value).success ? [[key, value]] : [];
  });
  const state =
    search.get('state') === everyState ? {} : { state: search.get('state') === 'closed' ? 'closed' : 'open' };
  return filterWithPeriodsSchema.parse({ ...Object.fromEntries(known), ...state });
}

/** Serializes a filter as a URL in the order of the contract: equal filters have equal URLs. */
export function addressOfFilter(filter: FilterWithPeriods): URLSearchParams {
  const address = new URLSearchParams();
  for (const key of keys) {
    const value = key === 'state' ? stateInAddress(filter.state) : filter[key];
    if (value !== undefined && value !== '') address.set(key, value);
  }
  return address;
}

/** Whether two filters are equal. */
export function isSameFilter(one: FilterWithPeriods, other: FilterWithPeriods): boolean {
  return addressOfFilter(one).toString() === addressOfFilter(other).toString();
}

function stateInAddress(state: FilterWithPeriods['state']): string | undefined {
  if (state === undefined) return everyState;
  return state === 'open' ? undefined : state;
}
