import type { LanguagePreference } from '../../shared/preferences/preferences.ts';
import type { Me } from '../../shared/access/user.ts';
import { renameSession } from '../api/session.ts';
import { renameFailedSaves } from '../google/failed-saves.ts';
import { readLinkedEnvironment, linkEnvironment } from '../google/properties.ts';
import { switchLanguage, type Context } from './context.ts';

/**
 * After the backend has identified the user: switches to the preferred language, and moves link and session to an
 * environment's new name. The former name stays valid as an alias.
 */
export function recogniseUser(context: Context, { environment }: Me, language: LanguagePreference): Context {
  const linked = readLinkedEnvironment();
  if (linked !== null && linked !== environment.name) {
    renameSession(linked, environment.name);
    renameFailedSaves(linked, environment.name);
    linkEnvironment(environment.name);
  }
  return switchLanguage(context, language);
}
