import type { identityEndpoints } from '../../../shared/identity/endpoints.ts';

/** What each endpoint does, for the OpenAPI document. */
export const identitySummaries: Readonly<Record<keyof typeof identityEndpoints, string>> = {
  listEnvironments: 'The environments that a Google identity belongs to.',
  createSession:
    'A session in one environment, 30 minutes long. An unknown environment and one the identity does not belong to answer the same.',
  getWebSession: 'Who is signed in with this browser, and which environments they can enter.',
  endWebSession: 'Sign this browser out.',
  listWebSessions: 'The browsers that the person is signed in with.',
  endOneWebSession: 'Sign one of the browsers out.',
  endWebSessions: 'Sign every browser out, this one too.',
};
