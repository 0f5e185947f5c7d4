import type { AuditFilter } from '../../../../shared/audit/audit-trail.ts';
import { call } from '../../../api/client.ts';
import { usePages } from '../../../api/use-pages.ts';

/** What was done, newest first, as many pages as were asked for. */
export function useAuditPages(query: AuditFilter) {
  const pages = usePages('listAudit', query, (cursor, place) =>
    call('listAudit', { query: { ...query, ...cursor } }, place),
  );
  return { ...pages, events: pages.data?.pages.flatMap((page) => page.events) ?? [] };
}
