import {
  keepPreviousData,
  useInfiniteQuery,
  type InfiniteData,
  type UseInfiniteQueryResult,
} from '@tanstack/react-query';
import type { EndpointName } from '../../shared/endpoints.ts';
import type { CallPlace } from './client.ts';
import { queryKeyOf, usePlace } from './use-call.ts';

interface CursorPage {
  /** Null on the last page. */
  readonly nextCursor: string | null;
}

/** A list read page by page. */
export type Pages<Page> = UseInfiniteQueryResult<InfiniteData<Page, string | null>>;

/**
 * The pages of the list `name` for a query, as many as were asked for; those of the query before are shown until the first
 * one is there. `read` calls the endpoint with the query and the cursor.
 */
export function usePages<Page extends CursorPage>(
  name: EndpointName,
  query: object,
  read: (cursor: { readonly cursor?: string }, place: CallPlace) => Promise<Page>,
): Pages<Page> {
  const place = usePlace();
  return useInfiniteQuery({
    queryKey: queryKeyOf(place.environment, name, { pages: query }),
    queryFn: ({ pageParam, signal }) => read(pageParam === null ? {} : { cursor: pageParam }, { ...place, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    placeholderData: keepPreviousData,
  });
}
