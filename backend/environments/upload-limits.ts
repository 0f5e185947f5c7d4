import type { UploadLimits } from '../../shared/values/upload-limits.ts';
import { withEnvironment } from '../platform/database/environment-scope.ts';
import { readMaxFileBytes } from './sql/upload-limit.ts';
import type { Principal } from '../access/caller.ts';
import type { Context } from '../platform/context.ts';

/** What the service takes, narrowed down to what an environment wants: it can ask for less, never for more. */
export function limitsWithin(limits: UploadLimits, maxFileBytes: number | null): UploadLimits {
  return maxFileBytes === null ? limits : { ...limits, maxFileBytes: Math.min(limits.maxFileBytes, maxFileBytes) };
}

/** What the caller may upload, as their environment has it now. */
export async function readUploadLimits(
  { database, limits }: Pick<Context, 'database' | 'limits'>,
  { environmentId }: Principal,
): Promise<UploadLimits> {
  return limitsWithin(limits, await withEnvironment(database, environmentId, readMaxFileBytes));
}
