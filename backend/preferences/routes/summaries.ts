import type { preferenceEndpoints } from '../../../shared/preferences/endpoints.ts';

/** What each endpoint does, for the OpenAPI document. */
export const preferenceSummaries: Readonly<Record<keyof typeof preferenceEndpoints, string>> = {
  getPreferences: 'What the caller prefers in the environment, with what can be preferred.',
  putPreferences: 'Replace what the caller prefers; a time zone that is not given stays as it is.',
  forgetLearned:
    'Forget which types and statuses the caller last used, so that proposals start from the preferences again.',
};
