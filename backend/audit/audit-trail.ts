import type { AuditEvent, AuditFilter, AuditPage } from '../../shared/audit/audit-trail.ts';
import { selectAudit } from './sql/audit-list.ts';
import { asAdmin, type Principal } from '../access/caller.ts';
import { inKnownTimeZone } from '../platform/time-zone.ts';
import type { ExportedList } from './export-list.ts';
import { outcomeOfPage, type Outcome } from '../platform/outcome.ts';
import type { Context } from '../platform/context.ts';

const defaultPageSize = 50;
const exportPageSize = 1000;

interface PageQuery {
  readonly filter: AuditFilter;
  readonly limit?: number | undefined;
  readonly cursor?: string | undefined;
}

/** One page of the audit trail, newest first. */
export function listAudit(context: Context, principal: Principal, query: PageQuery): Promise<Outcome<AuditPage>> {
  return inKnownTimeZone(query.filter.timeZone, () =>
    asAdmin(context, principal, async (environment) => {
      const { filter, limit = defaultPageSize, cursor = null } = query;
      return outcomeOfPage(await selectAudit(environment, { filter, limit, cursor }));
    }),
  );
}

/** The audit trail as a CSV file. The export is itself recorded in the trail, and so appears in the file. */
export const auditExport: ExportedList<AuditFilter, AuditEvent> = {
  action: 'audit.exported',
  as: asAdmin,
  readRows: async (environment, page) => {
    const result = await selectAudit(environment, { ...page, limit: exportPageSize });
    return result === 'invalid_cursor' ? result : { rows: result.events, nextCursor: result.nextCursor };
  },
};
