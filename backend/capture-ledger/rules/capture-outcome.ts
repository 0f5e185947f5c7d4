import type { CaptureOutcome } from '../../../shared/capture-ledger/capture-ledger.ts';

/** What the network or the service did not hold; everything else was decided on. */
const failures: ReadonlySet<string> = new Set(['upload_incomplete', 'storage_full', 'unavailable', 'internal']);

/** Whether an attempt that ended with this error code was refused, or failed. */
export function outcomeOfCode(code: string): Extract<CaptureOutcome, 'refused' | 'failed'> {
  return failures.has(code) ? 'failed' : 'refused';
}
