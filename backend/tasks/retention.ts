import { listEnvironmentIds } from '../environments/environments.ts';
import { withEnvironment } from '../platform/database/environment-scope.ts';
import { eraseDueTasks } from './sql/erase-tasks.ts';
import { workPeriodically, type PeriodicWork } from '../platform/jobs/periodic-work.ts';
import type { Context } from '../platform/context.ts';

const hour = 60 * 60_000;
/** Tasks of one transaction: short enough for nobody to wait for it. */
const batchSize = 100;

type Keeping = Pick<Context, 'database'>;

/**
 * Erases every task that its environment no longer keeps, batch by batch, and answers how many. Several processes may do
 * it at once. The files are collected as orphans (orphan-blobs.ts) once nothing points to them.
 */
export async function eraseTasks({ database }: Keeping, stopping: () => boolean = () => false): Promise<number> {
  let total = 0;
  for (const environmentId of await listEnvironmentIds(database)) {
    for (;;) {
      if (stopping()) return total;
      const erased = await withEnvironment(database, environmentId, (environment) =>
        eraseDueTasks(environment, batchSize),
      );
      total += erased;
      if (erased === 0) break;
    }
  }
  return total;
}

/** Erases what is due now and once an hour until stopped. */
export function keepErasing(context: Keeping, report: (error: unknown) => void): PeriodicWork {
  return workPeriodically((stopping) => eraseTasks(context, stopping), { period: hour, report });
}
