import type { FastifyInstance } from 'fastify';
import { auditEndpoints } from '../../../shared/audit/endpoints.ts';
import { principalOf } from '../../access/routes/principal.ts';
import { listAudit, auditExport } from '../audit-trail.ts';
import { beginExport, nextExportPage } from '../export-list.ts';
import { auditColumns } from '../columns.ts';
import type { Context } from '../../platform/context.ts';
import { fileName, sendCsv } from '../../platform/http/csv-file.ts';
import { rawRoute, route } from '../../platform/http/endpoint-route.ts';

/** The audit trail, for admins: page by page and as a file. */
export function auditRoutes(app: FastifyInstance, context: Context): void {
  route(app, auditEndpoints.listAudit, {
    handle: ({ query: { limit, cursor, ...filter } }, request) =>
      listAudit(context, principalOf(request), {
        filter,
        limit: limit === undefined ? undefined : Number(limit),
        cursor,
      }),
  });
  rawRoute(app, auditEndpoints.exportAudit, {
    handle: async ({ query: { language = 'fr', ...filter } }, request, reply) => {
      const principal = principalOf(request);
      const asked = { list: auditExport, filter };
      return sendCsv(reply, await beginExport(context, principal, asked), {
        name: fileName('audit', context.now()),
        language,
        columns: auditColumns(language),
        next: (cursor) => nextExportPage(context, principal, { ...asked, cursor }),
      });
    },
  });
}
