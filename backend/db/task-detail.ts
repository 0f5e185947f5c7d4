import type { Viewer } from '../domain/rights.ts';
import type { EnvironmentHandle } from './environment-scope.ts';
import type { TaskRecord } from './task-record.ts';

/** A task as the viewer sees it (also an undone one); null when there is none that the viewer may read. */
export function readTask(
  environment: EnvironmentHandle,
  taskId: string,
  by: { readonly viewer: Viewer; readonly at: Date },
): Promise<TaskRecord | null> {
  return Promise.reject(new Error(`${environment.environmentId} ${taskId} ${by.viewer.userId}`));
}
