import * as z from 'zod/mini';
import { identityAddOnEndpoints } from './add-on-endpoints.ts';
import { environmentsRequestSchema, sessionRequestSchema } from './requests.ts';
import { signedOutSchema, webSessionListSchema, webSessionSchema } from './web-session.ts';
import { idSchema } from '../ids.ts';

/** Signing in: with an identity token in the body, or with the cookie of a browser. */
export const identityEndpoints = {
  listEnvironments: {
    ...identityAddOnEndpoints.listEnvironments,
    access: 'identity',
    status: 200,
    body: environmentsRequestSchema,
  },
  createSession: {
    ...identityAddOnEndpoints.createSession,
    access: 'identity',
    status: 201,
    body: sessionRequestSchema,
  },
  getWebSession: {
    method: 'GET',
    path: '/v1/web-session',
    access: 'browser',
    status: 200,
    response: webSessionSchema,
  },
  endWebSession: {
    method: 'DELETE',
    path: '/v1/web-session',
    access: 'browser',
    status: 200,
    response: signedOutSchema,
  },
  listWebSessions: {
    method: 'GET',
    path: '/v1/web-sessions',
    access: 'browser',
    status: 200,
    response: webSessionListSchema,
  },
  endOneWebSession: {
    method: 'DELETE',
    path: '/v1/web-sessions/:webSessionId',
    access: 'browser',
    status: 200,
    params: z.object({ webSessionId: idSchema }),
    response: signedOutSchema,
  },
  endWebSessions: {
    method: 'DELETE',
    path: '/v1/web-sessions',
    access: 'browser',
    status: 200,
    response: signedOutSchema,
  },
} as const;
