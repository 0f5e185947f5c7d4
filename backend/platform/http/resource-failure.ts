import { StorageFullError } from '../blobs/blob-store.ts';
import { DatabaseUnavailable } from '../database/errors.ts';
import type { Failure } from '../outcome.ts';
import { UnavailableError } from '../unavailable.ts';

/** What it means to a caller that a resource of the service failed; null when the error is none of these. */
export function resourceFailure(error: unknown): Failure | null {
  if (error instanceof UnavailableError) return { code: 'unavailable' };
  if (error instanceof StorageFullError) return { code: 'storage_full' };
  if (error instanceof DatabaseUnavailable) {
    return { code: error.reason === 'disk_full' ? 'storage_full' : 'unavailable' };
  }
  return null;
}
