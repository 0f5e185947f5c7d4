import type { FastifyInstance } from 'fastify';
import { endpoints } from '../../../shared/endpoints.ts';
import { principalOf } from '../../identity/routes/require-session.ts';
import { auditPage, beginAuditExport, nextAuditExportPage } from '../audit-trail.ts';
import {
  beginCaptureExport,
  captureDays,
  capturePage,
  nextCaptureExportPage,
} from '../../capture-ledger/read-ledger.ts';
import { auditColumns, captureColumns } from '../columns.ts';
import type { ServiceContext } from '../../platform/service-context.ts';
import { sendCsv } from '../../platform/http/csv-file.ts';
import { rawRoute, route } from '../../platform/http/endpoint-route.ts';

/** The capture ledger and the audit trail, for admins: page by page, counted, and as files. */
export function adminRecordRoutes(app: FastifyInstance, context: ServiceContext): void {
  route(app, endpoints.listCaptures, {
    handle: ({ query: { limit, cursor, ...filter } }, request) =>
      capturePage(context, principalOf(request), { filter, limit: numberOf(limit), cursor }),
  });
  route(app, endpoints.countCaptures, {
    handle: ({ query }, request) => captureDays(context, principalOf(request), query),
  });
  rawRoute(app, endpoints.exportCaptures, {
    handle: async ({ query: { language = 'fr', ...filter } }, request, reply) => {
      const principal = principalOf(request);
      return sendCsv(reply, await beginCaptureExport(context, principal, filter), {
        name: `captures-${today(context)}.csv`,
        language,
        columns: captureColumns(language),
        next: (cursor) => nextCaptureExportPage(context, principal, { filter, cursor }),
      });
    },
  });

  route(app, endpoints.listAudit, {
    handle: ({ query: { limit, cursor, ...filter } }, request) =>
      auditPage(context, principalOf(request), { filter, limit: numberOf(limit), cursor }),
  });
  rawRoute(app, endpoints.exportAudit, {
    handle: async ({ query: { language = 'fr', ...filter } }, request, reply) => {
      const principal = principalOf(request);
      return sendCsv(reply, await beginAuditExport(context, principal, filter), {
        name: `audit-${today(context)}.csv`,
        language,
        columns: auditColumns(language),
        next: (cursor) => nextAuditExportPage(context, principal, { filter, cursor }),
      });
    },
  });
}

function numberOf(limit: string | undefined): number | undefined {
  return limit === undefined ? undefined : Number(limit);
}

function today({ now }: ServiceContext): string {
  return now().toISOString().slice(0, 10);
}
