/*
 * The choice between the two ways to look for a text: read all tasks that have its words from their index ("text first"), or
 * walk along the list and check each task for the words. The costs depend on how many tasks have the words.
 */

/** The selectivity of a text, estimated by a sample. */
export interface TextStatistics {
  /** Fraction of all tasks that have the words. */
  readonly share: number;
  /** Upper bound of the tasks in the environment: all that were ever saved. */
  readonly tasks: number;
}

/** Tasks in the sample. */
export const sampleSize = 800;

/**
 * Microseconds for a task, measured at a million tasks: to read it from the index of words, and to check it for the words.
 * Only their ratio counts.
 */
const cost = { read: 2, check: 7 };

/**
 * Reading all tasks with the words costs less than walking until the page is full. `wanted` is the length of the page,
 * `walks` the number of walks that each fill it: one for each month that is not merged. The other conditions of a filter make
 * a walk longer and text first not, so that they are left out.
 */
export function isTextFirstCheaper(
  { share, tasks }: TextStatistics,
  { walks, wanted }: { readonly walks: number; readonly wanted: number },
): boolean {
  const checks = walks * (wanted / Math.max(share, 1 / sampleSize));
  return countAffordableChecks({ share, tasks }) <= Math.min(tasks, checks);
}

/** How many tasks can be checked for the words in the time that text first takes. */
export function countAffordableChecks({ share, tasks }: TextStatistics): number {
  return Math.floor((share * tasks * cost.read) / cost.check);
}
