import type { CaptureOutcome } from '../../../../shared/capture-ledger/capture-ledger.ts';
import classes from './captures.module.css';
import { outcomeColors } from './outcome-look.ts';

/** The colour of an outcome in the chart, beside its name. */
export function OutcomeDot({ outcome }: { readonly outcome: CaptureOutcome }) {
  const color = `var(--mantine-color-${outcomeColors[outcome].replace('.', '-')})`;
  return <span aria-hidden className={classes['dot'] ?? ''} style={{ background: color }} />;
}
