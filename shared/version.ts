import * as z from 'zod/mini';

/**
 * Counts up whenever add-on and backend must change together. An add-on is pushed by hand and may stay behind the
 * backend for weeks; each tells the other what it is, and the add-on says so when they no longer fit.
 */
export const contractVersion = 4;

/** The oldest add-on that this backend still serves without loss. */
export const oldestAddOn = 3;

export const contractSchema = z.object({ version: z.number(), oldestAddOn: z.number() });
export type Contract = z.infer<typeof contractSchema>;
