import { sql } from 'drizzle-orm';
import type { TaskFilter, TaskRow, TaskRowPage } from '../../shared/task-list.ts';
import type { Viewer } from '../domain/rights.ts';
import { run, type EnvironmentHandle } from './environment-scope.ts';
import { instant } from './json.ts';
import { perScope, taskWritable, viewerOf } from './scope.ts';
import { statement } from './statement.ts';
import { cursorAt, parseCursor, type Position } from './task-cursor.ts';
import { allowedStatuses } from './task-filter.ts';
import { segmentsOf } from './task-order.ts';
import { pageRows, type PageRequest } from './task-page.ts';
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
 * here, or made for another filter. A task saved meanwhile is on the pages that come after its place, none comes twice
 * unless it was changed.
 */
export async function listTasks(
  environment: EnvironmentHandle,
  query: TaskListQuery,
): Promise<TaskRowPage | 'invalid_cursor'> {
  const { viewer, filter, limit, cursor } = query;
  const start = cursor === null ? null : parseCursor(filter, cursor);
  const segments = segmentsOf(filter.sort ?? '-created');
  if (cursor !== null && (start === null || start.segment >= segments.length)) return 'invalid_cursor';
  const statusIds = await allowedStatuses(environment, filter);
  if (statusIds?.length === 0) return emptyPage;
  const text = filter.text === undefined ? null : await searchFor(environment, filter.text);
  if (text === null && filter.text !== undefined) return emptyPage;
  // One more than asked for tells whether there is a next page.
  const positions = await readPositions(environment, { viewer, filter, statusIds, text }, { start, count: limit + 1 });
  const page = positions.slice(0, limit);
  const last = page.at(-1);
  const nextCursor = positions.length > limit && last !== undefined ? cursorAt(filter, last) : null;
  return { tasks: await readRows(environment, page, viewer), nextCursor };
}

/** Stretch by stretch, as many as are wanted. */
async function readPositions(
  environment: EnvironmentHandle,
  request: Omit<PageRequest, 'segment' | 'after'>,
  { start, count }: { readonly start: Position | null; readonly count: number },
): Promise<Position[]> {
  const found: Position[] = [];
  for (const [index, segment] of segmentsOf(request.filter.sort ?? '-created').entries()) {
    if (index < (start?.segment ?? 0) || found.length >= count) continue;
    const after = start?.segment === index ? start : null;
    // Without a name: planned for the very values, and there are too many shapes to keep them all.
    const page = statement<{ key: string; id: string }>('', pageRows({ ...request, segment, after }));
    const values = { viewerId: request.viewer.userId, limit: count - found.length };
    const rows = await run(environment, page, values);
    found.push(...rows.map((row) => ({ ...row, segment: index })));
  }
  return found;
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
