/** What other areas ask of environments; each opens its own scope, or works in the one that is given. */
export { findEnvironmentId, listEnvironmentIds, summarize, type EnvironmentSummary } from './sql/list.ts';
export { lockSettings } from './sql/settings-lock.ts';
export { readLanguage } from './sql/settings.ts';
