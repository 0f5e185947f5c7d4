import type { Database } from '../database/connect.ts';
import { withEnvironment, type EnvironmentHandle } from '../database/environment-scope.ts';
import type { Clock } from '../clock.ts';
import type { BlobHolder } from './blob-holder.ts';
import type { BlobKey, BlobStore } from './blob-store.ts';

/** Grace period in milliseconds: a blob is kept moments before its row is written, and no save takes an hour. */
const orphanAge = 60 * 60_000;
const batchSize = 500;

export interface OrphanCollection {
  readonly database: Database;
  readonly blobs: BlobStore;
  readonly now: Clock;
}

/**
 * Deletes orphans: blobs that no holder refers to and that were kept over an hour ago. Returns their number. Throws
 * TypeError without a holder, because every blob would be an orphan.
 */
export async function collectOrphans(
  { database, blobs, now }: OrphanCollection,
  holders: readonly BlobHolder[],
): Promise<number> {
  if (holders.length === 0) throw new TypeError('Without a holder every blob is an orphan.');
  const before = new Date(now().getTime() - orphanAge);
  let removed = 0;
  for await (const { environmentId, hashes } of batchByEnvironment(blobs.listKeptBefore(before))) {
    const orphans = await withEnvironment(database, environmentId, (environment) =>
      findOrphans(environment, hashes, holders),
    );
    for (const sha256 of orphans) {
      if (await blobs.delete({ environmentId, sha256 }, before)) removed += 1;
    }
  }
  return removed;
}

/** Asks each holder for what the ones before it do not refer to. */
async function findOrphans(
  environment: EnvironmentHandle,
  hashes: readonly string[],
  holders: readonly BlobHolder[],
): Promise<readonly string[]> {
  let left = hashes;
  for (const holder of holders) left = await holder.findUnreferenced(environment, left);
  return left;
}

interface Batch {
  environmentId: string;
  hashes: string[];
}

/** Batches of keys of one environment: the store lists environment by environment. */
async function* batchByEnvironment(keys: AsyncIterable<BlobKey>): AsyncGenerator<Batch> {
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
