import type { UploadLimits } from '../../shared/values/upload-limits.ts';
import { withEnvironment } from '../platform/database/environment-scope.ts';
import { readMaxFileBytes } from './sql/upload-limit.ts';
import type { Principal } from '../access/caller.ts';
import type { Context } from '../platform/context.ts';

/** The service's limits, lowered to the environment's limit for one file. */
export function limitsWithin(limits: UploadLimits, maxFileBytes: number | null): UploadLimits {
  return maxFileBytes === null ? limits : { ...limits, maxFileBytes: Math.min(limits.maxFileBytes, maxFileBytes) };
}

/** The upload limits of the caller's environment. */
export async function readUploadLimits(
  { database, limits }: Pick<Context, 'database' | 'limits'>,
  { environmentId }: Principal,
): Promise<UploadLimits> {
  return limitsWithin(limits, await withEnvironment(database, environmentId, readMaxFileBytes));
}
