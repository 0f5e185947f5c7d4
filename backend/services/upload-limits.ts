import type { UploadLimits } from '../../shared/draft.ts';
import { withEnvironment } from '../db/environment-scope.ts';
import { readMaxFileBytes } from '../db/task-choice-changes.ts';
import type { Principal } from './caller.ts';
import type { ServiceContext } from './service-context.ts';

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
