import type { TaskCreated } from '../../shared/task.ts';
import type { StagedBlob } from '../blobs/blob-store.ts';
import type { EnvironmentHandle } from '../db/environment-scope.ts';
import { readTask } from '../db/task-detail.ts';
import type { Viewer } from '../domain/rights.ts';
import type { Outcome } from './outcome.ts';
import { done, failed } from './outcome.ts';
import { taskOf } from './tasks.ts';

interface Writing {
  readonly taskId: string;
  /** It was written by an earlier request with the same key; these files are not needed. */
  readonly replayed: boolean;
  readonly files: readonly StagedBlob[];
}

/** The answer to what the database took, inside the transaction that wrote it: the files move to their place, the task is read back. */
export async function savedTask(
  environment: EnvironmentHandle,
  { taskId, replayed, files }: Writing,
  reader: { readonly viewer: Viewer; readonly at: Date },
): Promise<Outcome<TaskCreated>> {
  if (!replayed) await Promise.all(files.map((file) => file.keep(environment.environmentId)));
  const record = await readTask(environment, taskId, reader);
  if (record === null) return failed({ code: 'not_found' });
  return done({ task: taskOf(record), replayed });
}
