import type { UploadLimits } from '../../shared/draft.ts';

/** What the service takes, narrowed down to what an environment wants: it can ask for less, never for more. */
export function limitsWithin(limits: UploadLimits, maxFileBytes: number | null): UploadLimits {
  return maxFileBytes === null ? limits : { ...limits, maxFileBytes: Math.min(limits.maxFileBytes, maxFileBytes) };
}
