import type * as z from 'zod/mini';
import {
  maxCountedDays,
  type Capture,
  type captureCountQuerySchema,
  type CaptureDays,
  type CaptureFilter,
  type CapturePage,
} from '../../shared/capture-ledger/capture-ledger.ts';
import { writeAudit } from '../audit/sql/write-audit.ts';
import { countCaptures } from './sql/counts.ts';
import { listCaptures } from './sql/list.ts';
import type { EnvironmentHandle } from '../platform/database/environment-scope.ts';
import { asAdmin, type Principal } from '../access/caller.ts';
import { inKnownTimeZone } from '../platform/time-zone.ts';
import { askedFor } from '../audit/export-filter.ts';
import { done, invalid, type Outcome } from '../platform/outcome.ts';
import type { RecordPage } from '../platform/files/csv-export.ts';
import type { Context } from '../platform/context.ts';

const defaultPageSize = 50;
const exportPageSize = 1000;
const dayLength = 86_400_000;

interface PageQuery {
  readonly filter: CaptureFilter;
  readonly limit?: number | undefined;
  readonly cursor?: string | undefined;
}

/** One page of the capture ledger, newest first. */
export function capturePage(context: Context, principal: Principal, query: PageQuery): Promise<Outcome<CapturePage>> {
  return inKnownTimeZone(query.filter.timeZone, () =>
    asAdmin(context, principal, (environment) => readPage(environment, query)),
  );
}

/** How the attempts of a range of days ended. */
export function captureDays(
  context: Context,
  principal: Principal,
  query: z.infer<typeof captureCountQuerySchema>,
): Promise<Outcome<CaptureDays>> {
  const days = (Date.parse(query.to) - Date.parse(query.from)) / dayLength + 1;
  return inKnownTimeZone(query.timeZone, () =>
    asAdmin(context, principal, async (environment) => {
      if (days < 1) return invalid('query.to', 'is before the first day');
      if (days > maxCountedDays) return invalid('query.from', `is more than ${maxCountedDays} days before the last`);
      return done(await countCaptures(environment, query));
    }),
  );
}

/** The first page of an export, which is written down in the audit trail with what was asked for. */
export function beginCaptureExport(
  context: Context,
  principal: Principal,
  filter: CaptureFilter,
): Promise<Outcome<RecordPage<Capture>>> {
  return inKnownTimeZone(filter.timeZone, () =>
    asAdmin(context, principal, async (environment, { viewer }) => {
      const at = context.now();
      await writeAudit(environment, {
        action: 'captures.exported',
        actorId: viewer.userId,
        at,
        changes: askedFor(filter),
      });
      return rowsOf(await readPage(environment, { filter, limit: exportPageSize }));
    }),
  );
}

/** Every further page. */
export async function nextCaptureExportPage(
  context: Context,
  principal: Principal,
  { filter, cursor }: { filter: CaptureFilter; cursor: string },
): Promise<Outcome<RecordPage<Capture>>> {
  return rowsOf(await capturePage(context, principal, { filter, limit: exportPageSize, cursor }));
}

async function readPage(
  environment: EnvironmentHandle,
  { filter, limit = defaultPageSize, cursor }: PageQuery,
): Promise<Outcome<CapturePage>> {
  const page = await listCaptures(environment, { filter, limit, cursor: cursor ?? null });
  return page === 'invalid_cursor' ? invalid('query.cursor', 'is not a cursor of this list') : done(page);
}

function rowsOf(page: Outcome<CapturePage>): Outcome<RecordPage<Capture>> {
  return page.ok ? done({ rows: page.value.captures, nextCursor: page.value.nextCursor }) : page;
}
