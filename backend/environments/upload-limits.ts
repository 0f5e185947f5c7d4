import type { UploadLimits } from '../../shared/capture/draft.ts';
import { withEnvironment } from '../platform/database/environment-scope.ts';
import { readMaxFileBytes } from '../task-choices/sql/change-choices.ts';
import type { Principal } from '../access/caller.ts';
import type { ServiceContext } from '../platform/service-context.ts';

/** What the service takes, narrowed down to what an environment wants: it can ask for less, never for more. */
export function limitsWithin(limits: UploadLimits, maxFileBytes: number | null): UploadLimits {
  return maxFileBytes === null ? limits : { ...limits, maxFileBytes: Math.min(limits.maxFileBytes, maxFileBytes) };
}

/** What the caller may upload, as their environment has it now. */
export async function readUploadLimits(
  { database, limits }: Pick<ServiceContext, 'database' | 'limits'>,
  { environmentId }: Principal,
): Promise<UploadLimits> {
  return limitsWithin(limits, await withEnvironment(database, environmentId, readMaxFileBytes));
}
