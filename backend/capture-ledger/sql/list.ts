import { sql } from 'drizzle-orm';
import type { Capture, CaptureFilter, CapturePage } from '../../../shared/capture-ledger/capture-ledger.ts';
import { run, type EnvironmentHandle } from '../../platform/database/environment-scope.ts';
import { dayConditions, perFilter, type FilterConditions } from '../../platform/database/filtered-statement.ts';
import { instant, userRef } from '../../platform/database/json.ts';
import { pageOfTime, parseCursor } from '../../platform/database/time-cursor.ts';

const value = sql.placeholder;
const environmentId = value('environmentId');

/** SQL conditions for the members of CaptureFilter, over the row `e`. */
export const captureConditions: FilterConditions = {
  ...dayConditions(sql`e.at`),
  userId: sql`e.user_id = ${value('userId')}::uuid`,
  outcome: sql`e.outcome = ${value('outcome')}::text`,
  reason: sql`e.reason = ${value('reason')}::text`,
  source: sql`e.source_kind = ${value('source')}::text`,
};

/** The ids of the page come from an index-only scan; only these rows are then read whole. */
const pageOf = perFilter<{ capture: Capture }>(
  'capture_list',
  captureConditions,
  (condition) => sql`
  with found as materialized (
    select e.id from capture_events e
    where e.environment_id = ${environmentId} and (e.at, e.id) < (${value('before')}::timestamptz, ${value('beforeId')}::uuid)
      and ${condition}
    order by e.at desc, e.id desc limit ${value('limit')}
  )
  select json_build_object(
    'id', page.id,
    'at', ${instant(sql`page.at`)},
    'user', ${userRef(sql`author`)},
    'operation', page.operation,
    'outcome', page.outcome,
    'reason', page.reason,
    'channel', page.channel,
    'source', page.source_kind,
    'files', page.files,
    'bytes', page.bytes,
    'task', case when task.id is not null then json_build_object('id', task.id, 'number', task.number) end,
    'requestId', page.request_id
  ) as capture
  from found
    join capture_events page on page.environment_id = ${environmentId} and page.id = found.id
    join users author on author.environment_id = ${environmentId} and author.id = page.user_id
    left join tasks task on task.environment_id = ${environmentId} and task.id = page.task_id
  order by page.at desc, page.id desc`,
);

export interface CaptureListQuery {
  readonly filter: CaptureFilter;
  /** Lines per page. */
  readonly limit: number;
  /** `nextCursor` of the page before; null for the first. */
  readonly cursor: string | null;
}

/** One page of the ledger, newest first; `invalid_cursor` for a cursor not made here. */
export async function selectCaptures(
  environment: EnvironmentHandle,
  { filter, limit, cursor }: CaptureListQuery,
): Promise<CapturePage | 'invalid_cursor'> {
  const position = parseCursor(cursor);
  if (position === null) return 'invalid_cursor';
  const values = { timeZone: 'UTC', ...filter, ...position, limit: limit + 1 };
  const rows = await run(environment, pageOf(filter), values);
  const { lines, nextCursor } = pageOfTime(
    rows.map(({ capture }) => capture),
    limit,
  );
  return { captures: lines, nextCursor };
}
