import type { LanguagePreference } from '../../shared/preferences/preferences.ts';
import type { Me } from '../../shared/access/user.ts';
import { renameSession } from '../api/session.ts';
import { renameFailedSaves } from '../google/failed-saves.ts';
import { linkedEnvironment, linkEnvironment } from '../google/properties.ts';
import { speaking, type Context } from './context.ts';

/**
 * Whoever the backend has recognised is spoken to in the language that they prefer. An environment that was renamed goes on
 * under its former name, an alias; the link and its session follow to the new one.
 */
export function recognised(context: Context, { environment }: Me, language: LanguagePreference): Context {
  const linked = linkedEnvironment();
  if (linked !== null && linked !== environment.name) {
    renameSession(linked, environment.name);
    renameFailedSaves(linked, environment.name);
    linkEnvironment(environment.name);
  }
  return speaking(context, language);
}
