import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import type { AccountFilter } from '../../../../shared/contacts/accounts.ts';
import { call } from '../../../api/client.ts';
import { queryKey, usePlace } from '../../../api/use-call.ts';

/** The accounts of a filter, as many pages as were asked for. */
export function useAccountPages(filter: AccountFilter) {
  const place = usePlace();
  const pages = useInfiniteQuery({
    queryKey: queryKey(place.environment, 'listAccounts', { pages: filter }),
    queryFn: ({ pageParam, signal }) =>
      call(
        'listAccounts',
        { query: { ...filter, ...(pageParam === null ? {} : { cursor: pageParam }) } },
        { ...place, signal },
      ),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    placeholderData: keepPreviousData,
  });
  return { ...pages, accounts: pages.data?.pages.flatMap((page) => page.accounts) ?? [] };
}
