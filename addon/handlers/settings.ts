import type { Settings } from '../../shared/preferences/preferences.ts';
import { forgetLearned, getSettings, putPreferences } from '../api/preferences.ts';
import { readLinkedEnvironment } from '../google/properties.ts';
import { failureFor, type Failure, type Result } from '../state/failure.ts';
import { functionNames } from '../state/functions.ts';
import { parsePreferences, preferenceParametersOf } from '../state/settings-form.ts';
import type { Card } from '../views/card.ts';
import { errorCard, type Attempt } from '../views/error-card.ts';
import { settingsCard } from '../views/settings-card.ts';
import type { Messages } from '../i18n/fr.ts';
import { changed, push, replace, type Answer } from './answer.ts';
import type { Context } from './context.ts';
import { recogniseUser } from './recognise-user.ts';
import { loadFirstRun, isLinkBroken } from './first-run.ts';

/** The settings card: the link and the user's preferences; without a link, the environments to choose from. */
export function loadSettings(context: Context): Card {
  const environment = readLinkedEnvironment();
  if (environment === null) return loadFirstRun(context, { withNameField: true });
  const settings = getSettings(environment);
  if (settings.ok) return drawSettings(settings.value, context).card;
  if (isLinkBroken(settings.failure)) return loadFirstRun(context, { reason: settings.failure, withNameField: true });
  const attempt = { function: functionNames.settings, parameters: {}, carriesEntry: false };
  return errorCard(settings.failure, context.t, { attempt });
}

/** Stores the user's preferences. The card that comes back is in the chosen language already. */
export function saveSettings(context: Context): Answer {
  const preferences = parsePreferences(context.event);
  if (preferences === null) return push(errorCard(failureFor('invalid_request'), context.t));
  const attempt = {
    function: functionNames.saveSettings,
    parameters: preferenceParametersOf(preferences),
    carriesEntry: true,
  };
  return changeSettings(context, {
    change: (environment) => putPreferences(environment, preferences),
    notification: ({ settings }) => settings.saved,
    attempt,
  });
}

/** Forgets what was learned; proposals start from the preferences again. */
export function forgetChoices(context: Context): Answer {
  return changeSettings(context, {
    change: forgetLearned,
    notification: ({ settings }) => settings.forgotten,
    attempt: { function: functionNames.forgetLearned, parameters: {}, carriesEntry: false },
  });
}

interface Change {
  readonly change: (environment: string) => Result<Settings>;
  readonly notification: (messages: Messages) => string;
  readonly attempt: Attempt;
}

function changeSettings(context: Context, { change, notification, attempt }: Change): Answer {
  const environment = readLinkedEnvironment();
  const refuse = (why: Failure): Answer => push(errorCard(why, context.t, { attempt }));
  if (environment === null) return refuse(failureFor('not_linked'));
  const settings = change(environment);
  if (!settings.ok) return refuse(settings.failure);
  const { card, spoken } = drawSettings(settings.value, context);
  return changed(replace(card, notification(spoken.t.messages)));
}

function drawSettings(settings: Settings, context: Context): { card: Card; spoken: Context } {
  const spoken = recogniseUser(context, settings.me, settings.preferences.language);
  return { card: settingsCard(settings, spoken.t), spoken };
}
