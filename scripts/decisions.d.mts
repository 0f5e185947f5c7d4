/** Writes the index of the decision records below `dir`; by default of this repository's. */
export function writeIndex(dir?: string): void;
/** What is wrong with the decision records below `dir` and with their index, one sentence each. */
export function decisionFaults(dir?: string): string[];
