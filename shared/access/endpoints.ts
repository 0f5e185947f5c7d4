import { meSchema } from './user.ts';

/** Who asks. */
export const accessEndpoints = {
  getMe: {
    method: 'GET',
    path: '/v1/me',
    access: 'session',
    status: 200,
    response: meSchema,
  },
} as const;
