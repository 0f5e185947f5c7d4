import { preferenceAddOnEndpoints } from './add-on-endpoints.ts';
import { pageSettingsSchema, preferencesRequestSchema } from './page-preferences.ts';

/** The caller's preferences, and what was learned from their tasks. */
export const preferenceEndpoints = {
  getPreferences: {
    ...preferenceAddOnEndpoints.getPreferences,
    access: 'session',
    status: 200,
    response: pageSettingsSchema,
  },
  putPreferences: {
    ...preferenceAddOnEndpoints.putPreferences,
    access: 'session',
    status: 200,
    body: preferencesRequestSchema,
    response: pageSettingsSchema,
  },
  forgetLearned: {
    ...preferenceAddOnEndpoints.forgetLearned,
    access: 'session',
    status: 200,
    response: pageSettingsSchema,
  },
} as const;
