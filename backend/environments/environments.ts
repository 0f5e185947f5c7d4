/**
 * What other areas may use. Functions that take a database open a scope of their own; the others work in the given one.
 */
export { findEnvironmentId, listEnvironmentIds, summarize, type EnvironmentSummary } from './sql/list.ts';
export { lockSettings } from './sql/settings-lock.ts';
export { readLanguage } from './sql/settings.ts';
