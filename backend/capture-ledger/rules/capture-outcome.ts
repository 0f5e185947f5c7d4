import type { CaptureOutcome } from '../../../shared/capture-ledger/capture-ledger.ts';

/** Codes of failures of the network or the service. Every other code is a refusal. */
const failures: ReadonlySet<string> = new Set(['upload_incomplete', 'storage_full', 'unavailable', 'internal']);

/** Whether an attempt that ended with this error code was refused, or failed. */
export function outcomeOfCode(code: string): Extract<CaptureOutcome, 'refused' | 'failed'> {
  return failures.has(code) ? 'failed' : 'refused';
}
