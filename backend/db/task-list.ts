import { sql } from 'drizzle-orm';
import type { TaskFilter, TaskRow, TaskRowPage } from '../../shared/task-list.ts';
import type { Viewer } from '../domain/rights.ts';
import { run, type EnvironmentHandle } from './environment-scope.ts';
import { instant } from './json.ts';
import { perScope, taskWritable, viewerOf } from './scope.ts';
import { statement } from './statement.ts';
import { cursorAt, parseCursor, type Position } from './task-cursor.ts';
import { allowedStatuses, contactStanding } from './task-filter.ts';
import { segmentsOf, type Segment } from './task-order.ts';
import { pageRows, type PageRequest } from './task-page.ts';
import { stretchesOf } from './task-stretches.ts';
import { summaryMembers, summaryRows } from './task-summary.ts';
import { searchFor } from './task-text.ts';

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

type PreparedRequest = Omit<PageRequest, 'segment' | 'stretches' | 'after'>;

/** The request with what has to be looked up for it; null when nothing can be found. */
async function preparedRequest(
  environment: EnvironmentHandle,
  { viewer, filter }: TaskListQuery,
): Promise<PreparedRequest | null> {
  const statusIds = await allowedStatuses(environment, filter);
  if (statusIds?.length === 0) return null;
  const contact = await contactStanding(environment, filter, viewer);
  if (contact === 'hidden') return null;
  const request = { viewer, filter, statusIds, contact, text: null, manyAccounts: false };
  if (filter.text === undefined) return request;
  const text = await searchFor(environment, filter.text);
  if (text === null) return null;
  const [{ many: manyAccounts } = { many: false }] = await run(environment, hasManyAccounts, {
    viewerId: viewer.userId,
  });
  return { ...request, text, manyAccounts };
}

const hasManyAccounts = statement<{ many: boolean }>(
  'has_many_accounts',
  sql`select count(*) > 100 as many from (
    select true from account_reps
    where environment_id = ${sql.placeholder('environmentId')} and user_id = ${sql.placeholder('viewerId')} limit 101
  ) some_accounts`,
);

/** Stretch by stretch, as many as are wanted. */
async function readPositions(
  environment: EnvironmentHandle,
  request: PreparedRequest,
  { start, count }: { readonly start: Position | null; readonly count: number },
): Promise<Position[]> {
  const found: Position[] = [];
  for (const [index, segment] of segmentsOf(request.filter.sort).entries()) {
    if (index < (start?.segment ?? 0) || found.length >= count || isEmpty(segment, request.filter)) continue;
    const stretches = await stretchesOf(environment, request.filter, segment);
    const after = start?.segment === index ? start : null;
    // Without a name: planned for the very values, and there are too many shapes to keep them all.
    const page = statement<{ key: string; id: string }>('', pageRows({ ...request, segment, stretches, after }));
    const values = { viewerId: request.viewer.userId, limit: count - found.length };
    const rows = await run(environment, page, values);
    found.push(...rows.map((row) => ({ ...row, segment: index })));
  }
  return found;
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
