import { getMe } from '../api/relais.ts';
import { linkedEnvironment } from '../google/properties.ts';
import { functionNames } from '../state/functions.ts';
import type { Card } from '../views/card.ts';
import { errorCard } from '../views/error-card.ts';
import { settingsCard } from '../views/settings-card.ts';
import type { Context } from './context.ts';
import { firstRun, isLinkBroken } from './open-card.ts';

/** Paramètres: the link as it stands, or how to make one. */
export function settingsOf(context: Context): Card {
  const environment = linkedEnvironment();
  if (environment === null) return firstRun(context, null, true);
  const me = getMe(environment);
  if (me.ok) return settingsCard(me.value, context.t);
  if (isLinkBroken(me.failure)) return firstRun(context, me.failure, true);
  const attempt = { function: functionNames.settings, parameters: {}, carriesEntry: false };
  return errorCard(me.failure, context.t, { attempt });
}
