import { sql, type SQL } from 'drizzle-orm';
import type { TaskFilter, TaskRow, TaskRowPage } from '../../../../shared/tasks/task-list.ts';
import type { Viewer } from '../../../access/rules/rights.ts';
import { run, type EnvironmentHandle } from '../../../platform/database/environment-scope.ts';
import { instant } from '../../../platform/database/json.ts';
import { perScope, taskWritable, viewerOf } from '../../../access/sql/scope.ts';
import { statement, type Statement } from '../../../platform/database/statement.ts';
import { cursorAt, parseCursor, type Position } from './cursor.ts';
import { allowedStatuses, contactStanding } from './filter.ts';
import { foundPage } from './found.ts';
import { segmentsOf, type Segment } from './order.ts';
import { pageRows, type ListPart, type PageRequest } from './page.ts';
import { stretchesOf } from './months.ts';
import { summaryMembers, summaryRows } from '../task-summary.ts';
import { searchFor } from './words.ts';

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
 * One page of the tasks that the viewer may read and that the filter lets through; `invalid_cursor` for a cursor not made
 * here, or made for another filter. Tasks saved meanwhile leave no hole and move none to where it comes again; a task that
 * is changed moves to its new place.
 */
export async function listTasks(
  environment: EnvironmentHandle,
  query: TaskListQuery,
): Promise<TaskRowPage | 'invalid_cursor'> {
  const start = startOf(query);
  if (start === 'invalid_cursor') return start;
  const request = await preparedRequest(environment, query);
  if (request === null) return emptyPage;
  const { filter, viewer, limit } = query;
  // One more than asked for tells whether there is a next page.
  const positions = await readPositions(environment, request, { start, count: limit + 1 });
  const page = positions.slice(0, limit);
  const last = page.at(-1);
  const nextCursor = positions.length > limit && last !== undefined ? cursorAt(filter, last) : null;
  return { tasks: await readRows(environment, page, viewer), nextCursor };
}

function startOf({ filter, cursor }: TaskListQuery): Position | null | 'invalid_cursor' {
  if (cursor === null) return null;
  const start = parseCursor(filter, cursor);
  return start === null || start.segment >= segmentsOf(filter.sort).length ? 'invalid_cursor' : start;
}

type PreparedRequest = Omit<PageRequest, keyof ListPart | 'stretches'>;

/** The request with what has to be looked up for it; null when nothing can be found. */
async function preparedRequest(
  environment: EnvironmentHandle,
  { viewer, filter }: TaskListQuery,
): Promise<PreparedRequest | null> {
  const statusIds = await allowedStatuses(environment, filter);
  if (statusIds?.length === 0) return null;
  const contact = await contactStanding(environment, filter, viewer);
  if (contact === 'hidden') return null;
  const request = { viewer, filter, statusIds, contact, text: null };
  if (filter.text === undefined) return request;
  const text = await searchFor(environment, filter.text);
  return text === null ? null : { ...request, text };
}

/** As many as are wanted of what is left of a list, stretch by stretch. */
async function readPositions(
  environment: EnvironmentHandle,
  request: PreparedRequest,
  { start, count }: { readonly start: Position | null; readonly count: number },
): Promise<Position[]> {
  const { filter, viewer } = request;
  const parts = partsFrom(start, filter);
  const found = await foundPage(environment, request, { parts, wanted: count });
  if (found !== null) return run(environment, positions(found), { viewerId: viewer.userId, limit: count });
  const read: Position[] = [];
  for (const part of parts) {
    const limit = count - read.length;
    if (limit <= 0) break;
    const stretches = await stretchesOf(environment, filter, part.segment);
    const page = positions(pageRows({ ...request, ...part, stretches }));
    read.push(...(await run(environment, page, { viewerId: viewer.userId, limit })));
  }
  return read;
}

/** Without a name: planned for the very values, and there are too many shapes to keep them all. */
function positions(rows: SQL): Statement<Position> {
  return statement('', rows);
}

function partsFrom(start: Position | null, filter: TaskFilter): ListPart[] {
  return segmentsOf(filter.sort)
    .map((segment, index) => ({ segment, index, after: start?.segment === index ? start : null }))
    .filter(({ segment, index }) => index >= (start?.segment ?? 0) && !isEmpty(segment, filter));
}

/** Nothing that is due on some day is without a due date. */
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
    ${summaryRows(scope)}
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
