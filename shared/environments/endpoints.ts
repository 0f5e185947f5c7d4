import * as z from 'zod/mini';
import { environmentChangeSchema, environmentSettingsSchema } from './environment-settings.ts';
import { environmentNameSchema } from '../ids.ts';

/** The settings of the environment, for admins. */
export const environmentEndpoints = {
  getEnvironmentSettings: {
    method: 'GET',
    path: '/v1/admin/environment',
    access: 'session',
    status: 200,
    response: environmentSettingsSchema,
  },
  changeEnvironmentSettings: {
    method: 'PATCH',
    path: '/v1/admin/environment',
    access: 'session',
    status: 200,
    body: environmentChangeSchema,
    response: environmentSettingsSchema,
  },
  removeEnvironmentAlias: {
    method: 'DELETE',
    path: '/v1/admin/environment/aliases/:alias',
    access: 'session',
    status: 200,
    params: z.object({ alias: environmentNameSchema }),
    response: environmentSettingsSchema,
  },
} as const;
