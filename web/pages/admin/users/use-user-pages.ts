import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import type { UserFilter } from '../../../../shared/users/admin-users.ts';
import { call } from '../../../api/client.ts';
import { queryKey, usePlace } from '../../../api/use-call.ts';

/** The users of a filter, as many pages as were asked for. */
export function useUserPages(filter: UserFilter) {
  const place = usePlace();
  const pages = useInfiniteQuery({
    queryKey: queryKey(place.environment, 'listUsers', { pages: filter }),
    queryFn: ({ pageParam, signal }) =>
      call(
        'listUsers',
        { query: { ...filter, ...(pageParam === null ? {} : { cursor: pageParam }) } },
        { ...place, signal },
      ),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    placeholderData: keepPreviousData,
  });
  const users = pages.data?.pages.flatMap((page) => page.users) ?? [];
  return { ...pages, users, total: pages.data?.pages[0]?.total ?? 0 };
}
