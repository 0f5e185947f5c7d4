import { settingsSchema } from './preferences.ts';

/** See shared/add-on-endpoints.ts. */
export const preferenceAddOnEndpoints = {
  getPreferences: { method: 'GET', path: '/v1/me/preferences', response: settingsSchema },
  putPreferences: { method: 'PUT', path: '/v1/me/preferences', response: settingsSchema },
  forgetLearned: { method: 'DELETE', path: '/v1/me/learned', response: settingsSchema },
} as const;
