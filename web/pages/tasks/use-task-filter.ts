import { useMemo } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import type { FilterWithPeriods } from '../../../shared/tasks/task-list.ts';
import { addressOfFilter, filterOfAddress } from './filter/filter-address.ts';

interface PageFilter {
  readonly filter: FilterWithPeriods;
  /** Shows another filter; `typing` replaces the history entry, so that Back does not go through every letter. */
  readonly show: (filter: FilterWithPeriods, how?: 'typing') => void;
}

/** The filter of the page, kept in its URL. */
export function useTaskFilter(): PageFilter {
  const [search] = useSearchParams();
  const navigate = useNavigate();
  const filter = useMemo(() => filterOfAddress(search), [search]);
  return {
    filter,
    show: (next, how) => {
      const address = addressOfFilter(next).toString();
      void navigate({ search: address }, { replace: how === 'typing', preventScrollReset: true });
    },
  };
}
