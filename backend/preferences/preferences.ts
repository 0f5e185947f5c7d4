import type { PageSettings, PreferencesRequest } from '../../shared/preferences/page-preferences.ts';
import type { EnvironmentHandle } from '../platform/database/environment-scope.ts';
import { deleteLearned, readLearned } from './sql/learned-choices.ts';
import { readPreferences, writePreferences } from './sql/preferences.ts';
import { initialPreferences, findUnknownChoices, withoutArchived } from './rules/preferences.ts';
import { findDefaults } from '../task-choices/rules/task-choices.ts';
import type { Caller, Principal } from '../access/caller.ts';
import { asCaller } from '../access/caller.ts';
import { meOf } from '../access/me.ts';
import type { Outcome } from '../platform/outcome.ts';
import { succeed, fail } from '../platform/outcome.ts';
import type { Context } from '../platform/context.ts';

/** The caller's preferences with everything that the settings card shows. */
export function getPreferences(context: Context, principal: Principal): Promise<Outcome<PageSettings>> {
  return asCaller(context, principal, async (environment, caller) =>
    succeed(await readSettingsIn(environment, caller, context.pagesOrigin)),
  );
}

/** Replaces the caller's preferences. Changes nothing when they name a type or a status that is not offered. */
export function putPreferences(
  context: Context,
  principal: Principal,
  preferences: PreferencesRequest,
): Promise<Outcome<PageSettings>> {
  return asCaller(context, principal, async (environment, caller) => {
    const { userId } = caller.viewer;
    const unknown = findUnknownChoices(preferences, await readPreferences(environment, userId));
    if (unknown.length > 0) {
      const fields = unknown.map((path) => ({ path: `body.${path}`, message: 'is not one of the environment' }));
      return fail({ code: 'invalid_request', fields });
    }
    await writePreferences(environment, preferences, { userId, at: context.now() });
    return succeed(await readSettingsIn(environment, caller, context.pagesOrigin));
  });
}

/** Forgets what was learned from the caller's tasks: proposals start from the preferences again. */
export function forgetLearned(context: Context, principal: Principal): Promise<Outcome<PageSettings>> {
  return asCaller(context, principal, async (environment, caller) => {
    await deleteLearned(environment, { userId: caller.viewer.userId, at: context.now() });
    return succeed(await readSettingsIn(environment, caller, context.pagesOrigin));
  });
}

async function readSettingsIn(
  environment: EnvironmentHandle,
  { actor, viewer }: Caller,
  pagesOrigin: string | null,
): Promise<PageSettings> {
  const { preferences, defaults, types, statuses } = await readPreferences(environment, viewer.userId);
  const learned = await readLearned(environment, viewer);
  const offered = { types, statuses };
  return {
    me: meOf(actor, pagesOrigin),
    preferences: withoutArchived(preferences ?? initialPreferences, offered),
    environmentDefaults: {
      mail: findDefaults(defaults.mail, offered),
      event: findDefaults(defaults.event, offered),
    },
    ...offered,
    learned,
  };
}
