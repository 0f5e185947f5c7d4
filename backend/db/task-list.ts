import { sql } from 'drizzle-orm';
import type { TaskPage, TaskSummary } from '../../shared/task.ts';
import type { Viewer } from '../domain/rights.ts';
import { run, type EnvironmentHandle } from './environment-scope.ts';
import { perScope, readablePage } from './scope.ts';
import { summaryMembers, summaryRows } from './task-summary.ts';

export interface TaskListQuery {
  readonly viewer: Viewer;
  /** Tasks per page. */
  readonly limit: number;
  /** `nextCursor` of the page before; null for the first. */
  readonly cursor: string | null;
}

const pageOf = perScope<{ task: TaskSummary }>(
  'task_list',
  (scope) => sql`
  with page as materialized (${readablePage(scope)})
  select json_build_object(${summaryMembers}) as task
  from page join tasks t on t.environment_id = ${sql.placeholder('environmentId')} and t.id = page.id
  ${summaryRows(scope)}
  order by page.created_at desc, page.id desc`,
);

interface Position {
  /** A timestamptz. */
  readonly before: string;
  readonly beforeId: string;
}

/** Newer than every task. */
const start: Position = { before: 'infinity', beforeId: 'ffffffff-ffff-ffff-ffff-ffffffffffff' };

/** One page of the tasks that the viewer may read, newest first; `invalid_cursor` for a cursor not made here. */
export async function listTasks(
  environment: EnvironmentHandle,
  query: TaskListQuery,
): Promise<TaskPage | 'invalid_cursor'> {
  const position = query.cursor === null ? start : parseCursor(query.cursor);
  if (position === null) return 'invalid_cursor';
  const { viewer, limit } = query;
  // One more than asked for tells whether there is a next page.
  const values = { ...position, viewerId: viewer.userId, limit: limit + 1 };
  const rows = await run(environment, pageOf(viewer.scope), values);
  const tasks = rows.slice(0, limit).map((row) => row.task);
  const last = tasks.at(-1);
  return { tasks, nextCursor: rows.length > limit && last !== undefined ? cursorAfter(last) : null };
}

const cursorForm =
  /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)\/([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/;

function cursorAfter(task: TaskSummary): string {
  return Buffer.from(`${task.createdAt}/${task.id}`).toString('base64url');
}

function parseCursor(cursor: string): Position | null {
  const [, before, beforeId] = cursorForm.exec(Buffer.from(cursor, 'base64url').toString('latin1')) ?? [];
  if (before === undefined || beforeId === undefined || Number.isNaN(Date.parse(before))) return null;
  // Date.parse turns 30 February into 1 March, PostgreSQL refuses it.
  return new Date(before).toISOString() === before ? { before, beforeId } : null;
}
