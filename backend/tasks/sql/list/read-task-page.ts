import { sql, type SQL } from 'drizzle-orm';
import type { TaskFilter, TaskRow, TaskRowPage } from '../../../../shared/tasks/task-list.ts';
import type { Viewer } from '../../../access/rules/rights.ts';
import { run, type EnvironmentHandle } from '../../../platform/database/environment-scope.ts';
import { instant } from '../../../platform/database/json.ts';
import { perScope, taskWritable, viewerOf } from '../../../access/sql/scope.ts';
import { statement, type Statement } from '../../../platform/database/statement.ts';
import { formatCursor, parseCursor, type Position } from './cursor.ts';
import { findMonths } from './months.ts';
import { splitOrder, type Segment } from './order.ts';
import { selectPage } from './page.ts';
import { prepareRequest, type ListPart, type ListRequest } from './request.ts';
import { planTextFirst } from './text-first.ts';
import { summaryMembers, joinSummaryRows } from '../task-summary.ts';

export interface TaskListQuery {
  readonly viewer: Viewer;
  readonly filter: TaskFilter;
  /** Tasks per page. */
  readonly limit: number;
  /** `nextCursor` of the page before, of the same filter; null for the first. */
  readonly cursor: string | null;
}

const emptyPage: TaskRowPage = { tasks: [], nextCursor: null };

/**
 * One keyset page of the tasks that the viewer may read and that pass the filter; README.md says how it is read.
 * `invalid_cursor`: the cursor is malformed, or of another filter. Tasks that are saved between two pages neither repeat nor
 * skip one; a task that is changed moves to its new place.
 */
export async function readTaskPage(
  environment: EnvironmentHandle,
  query: TaskListQuery,
): Promise<TaskRowPage | 'invalid_cursor'> {
  const start = parseStart(query);
  if (start === 'invalid_cursor') return start;
  const request = await prepareRequest(environment, query);
  if (request === null) return emptyPage;
  const { filter, viewer, limit } = query;
  // One more than asked for tells whether there is a next page.
  const positions = await readPositions(environment, request, { start, count: limit + 1 });
  const page = positions.slice(0, limit);
  const last = page.at(-1);
  const nextCursor = positions.length > limit && last !== undefined ? formatCursor(filter, last) : null;
  return { tasks: await readRows(environment, page, viewer), nextCursor };
}

function parseStart({ filter, cursor }: TaskListQuery): Position | null | 'invalid_cursor' {
  if (cursor === null) return null;
  const start = parseCursor(filter, cursor);
  return start === null || start.segment >= splitOrder(filter.sort).length ? 'invalid_cursor' : start;
}

/** The next `count` positions of a list; fewer when it ends. */
async function readPositions(
  environment: EnvironmentHandle,
  request: ListRequest,
  { start, count }: { readonly start: Position | null; readonly count: number },
): Promise<Position[]> {
  const { viewer, text } = request;
  const parts = await listParts(environment, request.filter, start);
  const [first, ...others] = parts;
  if (first === undefined) return [];
  const textFirst =
    text === null ? null : await planTextFirst({ ...request, text }, { parts: [first, ...others], wanted: count });
  if (textFirst !== null) {
    return run(environment, compilePage(textFirst), { viewerId: viewer.userId, limit: count });
  }
  const positions: Position[] = [];
  for (const part of parts) {
    const limit = count - positions.length;
    if (limit <= 0) break;
    const page = compilePage(selectPage({ ...request, ...part }));
    positions.push(...(await run(environment, page, { viewerId: viewer.userId, limit })));
  }
  return positions;
}

/** Without a name, so not kept prepared: it is planned for its values, and has too many shapes to keep. */
function compilePage(rows: SQL): Statement<Position> {
  return statement('', rows);
}

/** What is left of a list: the rest of the segment of `start`, and the segments after it. */
async function listParts(
  environment: EnvironmentHandle,
  filter: TaskFilter,
  start: Position | null,
): Promise<ListPart[]> {
  const parts: ListPart[] = [];
  for (const [index, segment] of splitOrder(filter.sort).entries()) {
    if (index < (start?.segment ?? 0) || isEmpty(segment, filter)) continue;
    const after = start?.segment === index ? start : null;
    parts.push({ segment, index, after, months: await findMonths(environment, filter, segment) });
  }
  return parts;
}

/** No task without a due date passes a filter by due date. */
function isEmpty({ dueDate }: Segment, { dueFrom, dueTo }: TaskFilter): boolean {
  return dueDate === 'none' && (dueFrom ?? dueTo) !== undefined;
}

const rowsById = perScope<{ task: TaskRow }>(
  'task_rows',
  (scope) => sql`
  select json_build_object(
    ${summaryMembers},
    'source', t.source_kind, 'updatedAt', ${instant(sql`t.updated_at`)}, 'version', t.version,
    'writable', ${taskWritable(viewerOf(scope))} is true
  ) as task
  from unnest(${sql.placeholder('ids')}::uuid[]) with ordinality as page (id, position)
    join tasks t on t.environment_id = ${sql.placeholder('environmentId')} and t.id = page.id
    ${joinSummaryRows(scope)}
  order by page.position`,
);

async function readRows(
  environment: EnvironmentHandle,
  page: readonly Position[],
  { scope, userId }: Viewer,
): Promise<TaskRow[]> {
  if (page.length === 0) return [];
  const ids = page.map(({ id }) => id);
  const rows = await run(environment, rowsById(scope), { ids, viewerId: userId });
  return rows.map((row) => row.task);
}
