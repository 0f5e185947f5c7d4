import { StorageFullError, StorageUnavailableError } from '../blobs/blob-store.ts';
import { DatabaseUnavailable } from '../database/errors.ts';
import type { Failure } from '../outcome.ts';
import { UnavailableError } from '../unavailable.ts';

/** The failure for a resource (database, blobs, disk) that failed; null for any other error. */
export function resourceFailure(error: unknown): Failure | null {
  if (error instanceof UnavailableError || error instanceof StorageUnavailableError) return { code: 'unavailable' };
  if (error instanceof StorageFullError) return { code: 'storage_full' };
  if (error instanceof DatabaseUnavailable) {
    return { code: error.reason === 'disk_full' ? 'storage_full' : 'unavailable' };
  }
  return null;
}
