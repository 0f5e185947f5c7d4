import type { CaptureOutcome } from '../../../../shared/capture-ledger/capture-ledger.ts';
import classes from './captures.module.css';

/** A phone has room for these outcomes only. */
const phoneOutcomes: readonly CaptureOutcome[] = ['saved', 'refused', 'failed'];

/** The look of the column of an outcome. */
export function columnClassOf(outcome: CaptureOutcome): string {
  return `${classes['count'] ?? ''} ${phoneOutcomes.includes(outcome) ? '' : (classes['middle'] ?? '')}`;
}
