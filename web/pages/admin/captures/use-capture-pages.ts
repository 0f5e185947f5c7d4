import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { call } from '../../../api/client.ts';
import { queryKey, usePlace } from '../../../api/use-call.ts';
import type { CaptureRange } from './capture-filter.ts';

/** The attempts of a range, newest first, as many pages as were asked for. */
export function useCapturePages(range: CaptureRange) {
  const place = usePlace();
  const pages = useInfiniteQuery({
    queryKey: queryKey(place.environment, 'listCaptures', { pages: range }),
    queryFn: ({ pageParam, signal }) =>
      call(
        'listCaptures',
        { query: { ...range, ...(pageParam === null ? {} : { cursor: pageParam }) } },
        { ...place, signal },
      ),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    placeholderData: keepPreviousData,
  });
  return { ...pages, captures: pages.data?.pages.flatMap((page) => page.captures) ?? [] };
}
