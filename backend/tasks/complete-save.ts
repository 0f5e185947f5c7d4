import type { TaskCreated } from '../../shared/tasks/task.ts';
import type { StagedBlob } from '../platform/blobs/blob-store.ts';
import type { EnvironmentHandle } from '../platform/database/environment-scope.ts';
import { readTask } from './sql/read-task.ts';
import type { Viewer } from '../access/rules/rights.ts';
import type { Outcome } from '../platform/outcome.ts';
import { succeed, fail } from '../platform/outcome.ts';
import { taskOf } from './get-task.ts';

interface Writing {
  readonly taskId: string;
  /** An earlier request with the same key wrote the task; the files of this request are not needed. */
  readonly replayed: boolean;
  readonly files: readonly StagedBlob[];
}

/** Completes a save inside its transaction: moves the files to their keys and reads the task back. */
export async function completeSave(
  environment: EnvironmentHandle,
  { taskId, replayed, files }: Writing,
  reader: { readonly viewer: Viewer; readonly at: Date },
): Promise<Outcome<TaskCreated>> {
  if (!replayed) await Promise.all(files.map((file) => file.keep(environment.environmentId)));
  const record = await readTask(environment, taskId, reader);
  if (record === null) return fail({ code: 'not_found' });
  return succeed({ task: taskOf(record), replayed });
}
