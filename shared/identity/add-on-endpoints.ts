import { environmentsSchema, sessionSchema } from './session.ts';

/** See shared/add-on-endpoints.ts. */
export const identityAddOnEndpoints = {
  listEnvironments: { method: 'POST', path: '/v1/environments', response: environmentsSchema },
  createSession: { method: 'POST', path: '/v1/sessions', response: sessionSchema },
} as const;
