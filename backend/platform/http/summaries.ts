import type { platformEndpoints } from '../../../shared/platform/endpoints.ts';

/** What each endpoint does, for the OpenAPI document. */
export const platformSummaries: Readonly<Record<keyof typeof platformEndpoints, string>> = {
  health: 'The process answers.',
  ready: 'The database and the blob store answer too; 503 otherwise.',
};
