import type { Preferences, Settings } from '../../shared/preferences/preferences.ts';
import type { Result } from '../state/failure.ts';
import { call } from './client.ts';
import { sessionMargins, withSession } from './session.ts';

/** What the user prefers in their environment, with everything that can be preferred. */
export function getSettings(environment: string): Result<Settings> {
  return withSession(environment, sessionMargins.lookUp, ({ token }) => call('getPreferences', { token }));
}

/** Replaces what the user prefers. */
export function putPreferences(environment: string, preferences: Preferences): Result<Settings> {
  const body = { json: JSON.stringify(preferences) };
  return withSession(environment, sessionMargins.lookUp, ({ token }) => call('putPreferences', { token, body }));
}

/** Resets what was learned from the user's tasks, so that proposals start from the preferences. */
export function forgetLearned(environment: string): Result<Settings> {
  return withSession(environment, sessionMargins.lookUp, ({ token }) => call('forgetLearned', { token }));
}
