import type * as z from 'zod/mini';
import {
  maxCountedDays,
  type Capture,
  type captureCountQuerySchema,
  type CaptureDays,
  type CaptureFilter,
  type CapturePage,
} from '../../shared/capture-ledger/capture-ledger.ts';
import { selectCaptureCounts } from './sql/counts.ts';
import { selectCaptures } from './sql/list.ts';
import { asAdmin, type Principal } from '../access/caller.ts';
import { inKnownTimeZone } from '../platform/time-zone.ts';
import type { ExportedList } from '../audit/export-list.ts';
import { succeed, rejectField, outcomeOfPage, type Outcome } from '../platform/outcome.ts';
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
export function listCaptures(context: Context, principal: Principal, query: PageQuery): Promise<Outcome<CapturePage>> {
  return inKnownTimeZone(query.filter.timeZone, () =>
    asAdmin(context, principal, async (environment) => {
      const { filter, limit = defaultPageSize, cursor = null } = query;
      return outcomeOfPage(await selectCaptures(environment, { filter, limit, cursor }));
    }),
  );
}

/** The numbers of attempts in a range of days, by outcome. `invalid_request` for an empty or too long range. */
export function countCaptures(
  context: Context,
  principal: Principal,
  query: z.infer<typeof captureCountQuerySchema>,
): Promise<Outcome<CaptureDays>> {
  const days = (Date.parse(query.to) - Date.parse(query.from)) / dayLength + 1;
  return inKnownTimeZone(query.timeZone, () =>
    asAdmin(context, principal, async (environment) => {
      if (days < 1) return rejectField('query.to', 'is before the first day');
      if (days > maxCountedDays)
        return rejectField('query.from', `is more than ${maxCountedDays} days before the last`);
      return succeed(await selectCaptureCounts(environment, query));
    }),
  );
}

/** The capture ledger as a file. */
export const captureExport: ExportedList<CaptureFilter, Capture> = {
  action: 'captures.exported',
  as: asAdmin,
  readRows: async (environment, page) => {
    const result = await selectCaptures(environment, { ...page, limit: exportPageSize });
    return result === 'invalid_cursor' ? result : { rows: result.captures, nextCursor: result.nextCursor };
  },
};
