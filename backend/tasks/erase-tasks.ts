import { listEnvironmentIds } from '../environments/environments.ts';
import { withEnvironment } from '../platform/database/environment-scope.ts';
import { eraseDueTasks } from './sql/erase-tasks.ts';
import type { Context } from '../platform/context.ts';

/** Tasks per transaction. Small, so that locks are held for a short time. */
const batchSize = 100;

type Keeping = Pick<Context, 'database'>;

/**
 * Erases all tasks past their environment's retention, in batches; returns their number. Several processes may run it
 * at once. The files become orphans, which platform/blobs/collect-orphans.ts removes.
 */
export async function eraseTasks({ database }: Keeping, isStopping: () => boolean = () => false): Promise<number> {
  let total = 0;
  for (const environmentId of await listEnvironmentIds(database)) {
    for (;;) {
      if (isStopping()) return total;
      const erased = await withEnvironment(database, environmentId, (environment) =>
        eraseDueTasks(environment, batchSize),
      );
      total += erased;
      if (erased === 0) break;
    }
  }
  return total;
}
