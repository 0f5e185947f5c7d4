import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import type { AuditFilter } from '../../../../shared/audit/audit-trail.ts';
import { call } from '../../../api/client.ts';
import { queryKey, usePlace } from '../../../api/use-call.ts';

/** What was done, newest first, as many pages as were asked for. */
export function useAuditPages(query: AuditFilter) {
  const place = usePlace();
  const pages = useInfiniteQuery({
    queryKey: queryKey(place.environment, 'listAudit', { pages: query }),
    queryFn: ({ pageParam, signal }) =>
      call(
        'listAudit',
        { query: { ...query, ...(pageParam === null ? {} : { cursor: pageParam }) } },
        { ...place, signal },
      ),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    placeholderData: keepPreviousData,
  });
  return { ...pages, events: pages.data?.pages.flatMap((page) => page.events) ?? [] };
}
