import type { FastifyInstance, FastifyReply } from 'fastify';
import { endpoints } from '../../shared/endpoints.ts';
import { contentDisposition } from '../domain/file-name.ts';
import { ProblemError } from '../plugins/errors.ts';
import { principalOf } from '../plugins/session.ts';
import { auditPage, beginAuditExport, nextAuditExportPage } from '../services/audit-trail.ts';
import { beginCaptureExport, captureDays, capturePage, nextCaptureExportPage } from '../services/captures.ts';
import { csvStream, type CsvColumn } from '../services/csv.ts';
import type { Outcome } from '../services/outcome.ts';
import { auditColumns, captureColumns } from '../services/record-columns.ts';
import { allRows, type RecordPage } from '../services/record-export.ts';
import type { ServiceContext } from '../services/service-context.ts';
import { rawRoute, route } from './endpoint-route.ts';

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
        columns: auditColumns(language),
        next: (cursor) => nextAuditExportPage(context, principal, { filter, cursor }),
      });
    },
  });
}

interface CsvFile<Row> {
  readonly name: string;
  readonly columns: readonly CsvColumn<Row>[];
  readonly next: (cursor: string) => Promise<Outcome<RecordPage<Row>>>;
}

function sendCsv<Row>(
  reply: FastifyReply,
  first: Outcome<RecordPage<Row>>,
  { name, columns, next }: CsvFile<Row>,
): FastifyReply {
  if (!first.ok) throw new ProblemError(first.failure);
  return reply
    .code(200)
    .headers({
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': contentDisposition(name),
      'cache-control': 'private, no-store',
    })
    .send(csvStream(columns, allRows(first.value, next)));
}

function numberOf(limit: string | undefined): number | undefined {
  return limit === undefined ? undefined : Number(limit);
}

function today({ now }: ServiceContext): string {
  return now().toISOString().slice(0, 10);
}
