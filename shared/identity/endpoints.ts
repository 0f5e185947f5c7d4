import * as z from 'zod/mini';
import { idSchema } from '../ids.ts';
import { signedOutSchema, webSessionListSchema, webSessionSchema } from './web-session.ts';

/** The browser's own session: with its cookie, in no environment. */
export const webSessionEndpoints = {
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
