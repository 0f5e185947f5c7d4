import type { FastifyInstance } from 'fastify';
import { captureLedgerEndpoints } from '../../../shared/capture-ledger/endpoints.ts';
import { beginExport, nextExportPage } from '../../audit/export-list.ts';
import { principalOf } from '../../access/routes/principal.ts';
import { fileName, sendCsv } from '../../platform/http/csv-file.ts';
import { rawRoute, route } from '../../platform/http/endpoint-route.ts';
import type { Context } from '../../platform/context.ts';
import { captureColumns } from '../columns.ts';
import { captureExport, countCaptures, listCaptures } from '../read-ledger.ts';

/** The capture ledger, for admins: page by page, counted, and as a file. */
export function captureRoutes(app: FastifyInstance, context: Context): void {
  route(app, captureLedgerEndpoints.listCaptures, {
    handle: ({ query: { limit, cursor, ...filter } }, request) =>
      listCaptures(context, principalOf(request), {
        filter,
        limit: limit === undefined ? undefined : Number(limit),
        cursor,
      }),
  });
  route(app, captureLedgerEndpoints.countCaptures, {
    handle: ({ query }, request) => countCaptures(context, principalOf(request), query),
  });
  rawRoute(app, captureLedgerEndpoints.exportCaptures, {
    handle: async ({ query: { language = 'fr', ...filter } }, request, reply) => {
      const principal = principalOf(request);
      const asked = { list: captureExport, filter };
      return sendCsv(reply, await beginExport(context, principal, asked), {
        name: fileName('captures', context.now()),
        language,
        columns: captureColumns(language),
        next: (cursor) => nextExportPage(context, principal, { ...asked, cursor }),
      });
    },
  });
}
