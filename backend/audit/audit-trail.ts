import type { AuditEvent, AuditFilter, AuditPage } from '../../shared/audit/audit-trail.ts';
import { writeAudit } from './sql/write-audit.ts';
import { listAudit } from './sql/audit-list.ts';
import type { EnvironmentHandle } from '../platform/database/environment-scope.ts';
import { asAdmin, type Principal } from '../access/caller.ts';
import { inKnownTimeZone } from '../platform/time-zone.ts';
import { askedFor } from './export-filter.ts';
import { done, invalid, type Outcome } from '../platform/outcome.ts';
import type { RecordPage } from '../platform/files/csv-export.ts';
import type { Context } from '../platform/context.ts';

const defaultPageSize = 50;
const exportPageSize = 1000;

interface PageQuery {
  readonly filter: AuditFilter;
  readonly limit?: number | undefined;
  readonly cursor?: string | undefined;
}

/** One page of the audit trail, newest first. */
export function auditPage(context: Context, principal: Principal, query: PageQuery): Promise<Outcome<AuditPage>> {
  return inKnownTimeZone(query.filter.timeZone, () =>
    asAdmin(context, principal, (environment) => readPage(environment, query)),
  );
}

/** The first page of an export, which is itself written down with what was asked for; it is in what it exports. */
export function beginAuditExport(
  context: Context,
  principal: Principal,
  filter: AuditFilter,
): Promise<Outcome<RecordPage<AuditEvent>>> {
  return inKnownTimeZone(filter.timeZone, () =>
    asAdmin(context, principal, async (environment, { viewer }) => {
      await writeAudit(environment, {
        action: 'audit.exported',
        actorId: viewer.userId,
        at: context.now(),
        changes: askedFor(filter),
      });
      return rowsOf(await readPage(environment, { filter, limit: exportPageSize }));
    }),
  );
}

/** Every further page. */
export async function nextAuditExportPage(
  context: Context,
  principal: Principal,
  { filter, cursor }: { filter: AuditFilter; cursor: string },
): Promise<Outcome<RecordPage<AuditEvent>>> {
  return rowsOf(await auditPage(context, principal, { filter, limit: exportPageSize, cursor }));
}

async function readPage(
  environment: EnvironmentHandle,
  { filter, limit = defaultPageSize, cursor }: PageQuery,
): Promise<Outcome<AuditPage>> {
  const page = await listAudit(environment, { filter, limit, cursor: cursor ?? null });
  return page === 'invalid_cursor' ? invalid('query.cursor', 'is not a cursor of this list') : done(page);
}

function rowsOf(page: Outcome<AuditPage>): Outcome<RecordPage<AuditEvent>> {
  return page.ok ? done({ rows: page.value.events, nextCursor: page.value.nextCursor }) : page;
}
