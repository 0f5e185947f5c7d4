import type { Preferences, Settings } from '../../shared/preferences.ts';
import type { StoredPreferences } from '../db/preferences.ts';
import { readPreferences, writePreferences } from '../db/preferences.ts';
import { initialPreferences, unknownChoices, withoutArchived } from '../domain/preferences.ts';
import type { Caller, Principal } from './caller.ts';
import { asCaller } from './caller.ts';
import { meOf } from './me.ts';
import type { Outcome } from './outcome.ts';
import { done, failed } from './outcome.ts';
import type { ServiceContext } from './service-context.ts';

/** Everything the settings card shows. */
export function readSettings(context: ServiceContext, principal: Principal): Promise<Outcome<Settings>> {
  return asCaller(context, principal, async (environment, caller) =>
    done(settingsOf(caller, await readPreferences(environment, caller.viewer.userId))),
  );
}

/** Replaces what the caller prefers, or nothing of it when it names a type or a status that cannot be chosen. */
export function replacePreferences(
  context: ServiceContext,
  principal: Principal,
  preferences: Preferences,
): Promise<Outcome<Settings>> {
  return asCaller(context, principal, async (environment, caller) => {
    const { userId } = caller.viewer;
    const stored = await readPreferences(environment, userId);
    const unknown = unknownChoices(preferences, stored);
    if (unknown.length > 0) {
      const fields = unknown.map((path) => ({ path: `body.${path}`, message: 'is not one of the environment' }));
      return failed({ code: 'invalid_request', fields });
    }
    await writePreferences(environment, userId, preferences);
    return done(settingsOf(caller, { ...stored, preferences }));
  });
}

function settingsOf({ actor }: Caller, { preferences, types, statuses }: StoredPreferences): Settings {
  const known = withoutArchived(preferences ?? initialPreferences, { types, statuses });
  return { me: meOf(actor), preferences: known, types, statuses };
}
