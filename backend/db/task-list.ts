import type { TaskPage } from '../../shared/task.ts';
import type { Viewer } from '../domain/rights.ts';
import type { EnvironmentHandle } from './environment-scope.ts';

export interface TaskListQuery {
  readonly viewer: Viewer;
  /** Tasks per page. */
  readonly limit: number;
  /** `nextCursor` of the page before; null for the first. */
  readonly cursor: string | null;
}

/** One page of the tasks that the viewer may read, newest first; `invalid_cursor` for a cursor not made here. */
export function listTasks(environment: EnvironmentHandle, query: TaskListQuery): Promise<TaskPage | 'invalid_cursor'> {
  return Promise.reject(new Error(`${environment.environmentId} ${query.viewer.userId}`));
}
