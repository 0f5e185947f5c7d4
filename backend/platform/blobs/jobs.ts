import type { Job } from '../jobs/job.ts';
import type { BlobHolder } from './blob-holder.ts';
import { collectOrphans, type OrphanCollection } from './collect-orphans.ts';

/** Background jobs: deleting orphaned blobs and abandoned uploads. */
export function blobJobs(context: OrphanCollection, holders: readonly BlobHolder[]): Job[] {
  const collect = async () => {
    await context.blobs.sweep();
    await collectOrphans(context, holders);
  };
  return [{ name: 'blobs.collect-orphans', recurs: '25 * * * *', run: collect }];
}
