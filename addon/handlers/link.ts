import { environmentNameSchema } from '../../shared/ids.ts';
import type { Me } from '../../shared/access/user.ts';
import { listEnvironments, verifyEnvironment } from '../api/relais.ts';
import { forgetSession, renameSession } from '../api/session.ts';
import { readLinkedEnvironment, linkEnvironment, unlinkEnvironment } from '../google/properties.ts';
import { failureFor } from '../state/failure.ts';
import { functionNames } from '../state/functions.ts';
import { fields } from '../state/save-form.ts';
import { badNameCard } from '../views/bad-name-card.ts';
import { errorCard } from '../views/error-card.ts';
import { linkedCard } from '../views/linked-card.ts';
import { changed, push, startOver, startOverBelow, type Answer } from './answer.ts';
import type { Context } from './context.ts';
import { loadFirstRun } from './first-run.ts';
import { loadOpenCard } from './open-card.ts';

/** Links to the environment whose button was pressed: verifies it, stores the link, and shows what is open. */
export function link(context: Context): Answer {
  const { event, t } = context;
  const name = environmentNameSchema.safeParse(event.parameters['environment']);
  if (!name.success) return push(errorCard(failureFor('invalid_request'), t));
  const me = verifyEnvironment(name.data);
  if (!me.ok) {
    const attempt = { function: functionNames.link, parameters: { environment: name.data }, carriesEntry: false };
    return push(errorCard(me.failure, t, { attempt }));
  }
  linkTo(me.value, name.data);
  return changed(startOver(loadOpenCard(context), t.messages.firstRun.linked(me.value.environment.displayName)));
}

/** Links to an environment by its typed name. The card says who the user is there, above a new card of what is open. */
export function linkTyped(context: Context): Answer {
  const { event, t } = context;
  const typed = readTyped(event);
  const name = environmentNameSchema.safeParse(typed.toLowerCase());
  const me = name.success ? verifyEnvironment(name.data) : null;
  if (me?.ok === true) return linkVerified(context, me.value, name.data ?? '');
  if (me !== null && me.failure.code !== 'environment_not_found') {
    // No retry: the name is still on the card below.
    return push(errorCard(me.failure, t));
  }
  return linkDisplayed(context, typed, name.success ? 'notFound' : 'malformed');
}

function readTyped({ form }: Context['event']): string {
  return form[fields.environmentName]?.[0]?.trim() ?? '';
}

function linkDisplayed(context: Context, typed: string, otherwise: 'notFound' | 'malformed'): Answer {
  const { t } = context;
  const name = findByDisplayName(typed);
  if (name === null) return push(badNameCard(typed, otherwise, t));
  const me = verifyEnvironment(name);
  return me.ok ? linkVerified(context, me.value, name) : push(errorCard(me.failure, t));
}

function linkVerified(context: Context, me: Me, name: string): Answer {
  linkTo(me, name);
  return changed(startOverBelow(loadOpenCard(context), linkedCard(me, context.t)));
}

/** The name of the user's environment that is displayed as this text; null for none, or several. */
function findByDisplayName(typed: string): string | null {
  const own = listEnvironments();
  const called = own.ok ? own.value.environments.filter(({ displayName }) => fold(displayName) === fold(typed)) : [];
  return called.length === 1 ? (called[0]?.name ?? null) : null;
}

function fold(text: string): string {
  return text.normalize('NFC').toLowerCase().replace(/\s+/g, ' ').trim();
}

// `name` may be a former name, which the backend still accepts; the link and the session get the current one.
function linkTo({ environment }: Me, name: string): void {
  renameSession(name, environment.name);
  linkEnvironment(environment.name);
}

/** Shows the environments of this identity, to link another one. */
export function chooseEnvironment(context: Context): Answer {
  return push(loadFirstRun(context, { withNameField: true }));
}

/** Forgets the link and its session. */
export function disconnect(context: Context): Answer {
  const environment = readLinkedEnvironment();
  if (environment !== null) forgetSession(environment);
  unlinkEnvironment();
  return changed(startOver(loadOpenCard(context)));
}
