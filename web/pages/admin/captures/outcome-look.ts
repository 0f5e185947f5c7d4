import type { CaptureOutcome } from '../../../../shared/capture-ledger/capture-ledger.ts';

/** From the bottom of the chart to its top: what went well first. */
export const shownOutcomes = [
  'saved',
  'repeated',
  'undone',
  'refused',
  'failed',
] as const satisfies readonly CaptureOutcome[];

/** Colours of Mantine's theme; badges and bars say the outcome in words as well. */
export const outcomeColors: Readonly<Record<CaptureOutcome, string>> = {
  saved: 'relais.6',
  repeated: 'gray.5',
  undone: 'violet.4',
  refused: 'orange.6',
  failed: 'red.8',
};
