import { call } from '../../../api/client.ts';
import { usePages } from '../../../api/use-pages.ts';
import type { CaptureRange } from './capture-filter.ts';

/** The attempts of a range, newest first, as many pages as were asked for. */
export function useCapturePages(range: CaptureRange) {
  const pages = usePages('listCaptures', range, (cursor, place) =>
    call('listCaptures', { query: { ...range, ...cursor } }, place),
  );
  return { ...pages, captures: pages.data?.pages.flatMap((page) => page.captures) ?? [] };
}
