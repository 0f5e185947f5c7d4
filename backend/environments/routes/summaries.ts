import type { environmentEndpoints } from '../../../shared/environments/endpoints.ts';

/** What each endpoint does, for the OpenAPI document. */
export const environmentSummaries: Readonly<Record<keyof typeof environmentEndpoints, string>> = {
  getEnvironmentSettings:
    'How the environment is run: names, Workspace domains, default rights, language, retention, largest file.',
  changeEnvironmentSettings: 'Change some of it, whole or not at all. The name before a new one goes on working.',
  removeEnvironmentAlias: 'Give up a former name, which then leads nowhere.',
};
