import type { Settings } from '../../shared/preferences/preferences.ts';
import { forgetLearned, getSettings, putPreferences } from '../api/preferences.ts';
import { linkedEnvironment } from '../google/properties.ts';
import { failure, type Failure, type Result } from '../state/failure.ts';
import { functionNames } from '../state/functions.ts';
import { parsePreferences, preferenceParameters } from '../state/settings-form.ts';
import type { Card } from '../views/card.ts';
import { errorCard, type Attempt } from '../views/error-card.ts';
import { settingsCard } from '../views/settings-card.ts';
import type { Messages } from '../i18n/fr.ts';
import { push, replace, type Answer } from './answer.ts';
import type { Context } from './context.ts';
import { recognised } from './recognised.ts';
import { firstRun, isLinkBroken } from './first-run.ts';

/** Paramètres: the link as it stands and what the user prefers, or how to make a link. */
export function settingsOf(context: Context): Card {
  const environment = linkedEnvironment();
  if (environment === null) return firstRun(context, { withNameField: true });
  const settings = getSettings(environment);
  if (settings.ok) return cardOf(settings.value, context).card;
  if (isLinkBroken(settings.failure)) return firstRun(context, { reason: settings.failure, withNameField: true });
  const attempt = { function: functionNames.settings, parameters: {}, carriesEntry: false };
  return errorCard(settings.failure, context.t, { attempt });
}

/** Keeps what the rep prefers; the card that comes back speaks the chosen language already. */
export function saveSettings(context: Context): Answer {
  const preferences = parsePreferences(context.event);
  if (preferences === null) return push(errorCard(failure('invalid_request'), context.t));
  const attempt = {
    function: functionNames.saveSettings,
    parameters: preferenceParameters(preferences),
    carriesEntry: true,
  };
  return changed(context, {
    change: (environment) => putPreferences(environment, preferences),
    notification: ({ settings }) => settings.saved,
    attempt,
  });
}

/** Forgets what was learned; proposals start from the preferences again. */
export function forgetChoices(context: Context): Answer {
  return changed(context, {
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

function changed(context: Context, { change, notification, attempt }: Change): Answer {
  const environment = linkedEnvironment();
  const refused = (why: Failure): Answer => push(errorCard(why, context.t, { attempt }));
  if (environment === null) return refused(failure('not_linked'));
  const settings = change(environment);
  if (!settings.ok) return refused(settings.failure);
  const { card, spoken } = cardOf(settings.value, context);
  return replace(card, notification(spoken.t.messages));
}

function cardOf(settings: Settings, context: Context): { card: Card; spoken: Context } {
  const spoken = recognised(context, settings.me, settings.preferences.language);
  return { card: settingsCard(settings, spoken.t), spoken };
}
