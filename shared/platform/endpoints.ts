import * as z from 'zod/mini';

/** Whether the service answers. */
export const platformEndpoints = {
  health: {
    method: 'GET',
    path: '/healthz',
    access: 'public',
    status: 200,
    response: z.object({ status: z.literal('ok') }),
  },
  ready: {
    method: 'GET',
    path: '/readyz',
    access: 'public',
    status: 200,
    response: z.object({ status: z.literal('ready') }),
  },
} as const;
