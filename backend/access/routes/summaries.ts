import type { accessEndpoints } from '../../../shared/access/endpoints.ts';

/** What each endpoint does, for the OpenAPI document. */
export const accessSummaries: Readonly<Record<keyof typeof accessEndpoints, string>> = {
  getMe: 'Who the caller is in the environment and what they may do.',
};
