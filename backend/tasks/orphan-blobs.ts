import { unreferencedHashes } from './sql/attachments.ts';
import { withEnvironment } from '../platform/database/environment-scope.ts';
import type { BlobKey } from '../platform/blobs/blob-store.ts';
import { workPeriodically, type PeriodicWork } from '../platform/jobs/periodic-work.ts';
import type { Context } from '../platform/context.ts';

/** Grace period in milliseconds: a blob is kept moments before its row is written, and no save takes an hour. */
const orphanAge = 60 * 60_000;
const period = 60 * 60_000;
const batchSize = 500;

type Collecting = Pick<Context, 'database' | 'blobs' | 'now'>;

/** Deletes orphans: blobs that no attachment refers to and that were kept over an hour ago. Returns their number. */
export async function collectOrphans({ database, blobs, now }: Collecting): Promise<number> {
  const before = new Date(now().getTime() - orphanAge);
  let removed = 0;
  for await (const { environmentId, hashes } of batches(blobs.keptBefore(before))) {
    const orphans = await withEnvironment(database, environmentId, (environment) =>
      unreferencedHashes(environment, hashes),
    );
    for (const sha256 of orphans) {
      if (await blobs.delete({ environmentId, sha256 }, before)) removed += 1;
    }
  }
  return removed;
}

/** Collects orphans now and then hourly until stopped. */
export function keepCollecting(context: Collecting, report: (error: unknown) => void): PeriodicWork {
  const collect = () => context.blobs.sweep().then(() => collectOrphans(context));
  return workPeriodically(collect, { period, report });
}

interface Batch {
  environmentId: string;
  hashes: string[];
}

/** Batches of keys of one environment: the store lists environment by environment. */
async function* batches(keys: AsyncIterable<BlobKey>): AsyncGenerator<Batch> {
  let batch: Batch | null = null;
  for await (const { environmentId, sha256 } of keys) {
    if (batch !== null && (batch.environmentId !== environmentId || batch.hashes.length >= batchSize)) {
      yield batch;
      batch = null;
    }
    batch ??= { environmentId, hashes: [] };
    batch.hashes.push(sha256);
  }
  if (batch !== null) yield batch;
}
