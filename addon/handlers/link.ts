import { environmentNameSchema } from '../../shared/ids.ts';
import type { Me } from '../../shared/access/user.ts';
import { verifyEnvironment } from '../api/relais.ts';
import { forgetSession, renameSession } from '../api/session.ts';
import { linkedEnvironment, linkEnvironment, unlinkEnvironment } from '../google/properties.ts';
import { failure } from '../state/failure.ts';
import { functionNames } from '../state/functions.ts';
import { fields } from '../state/save-form.ts';
import { badNameCard } from '../views/bad-name-card.ts';
import { errorCard } from '../views/error-card.ts';
import { linkedCard } from '../views/linked-card.ts';
import { push, startOver, startOverBelow, type Answer } from './answer.ts';
import type { Context } from './context.ts';
import { firstRun } from './first-run.ts';
import { cardOfWhatIsOpen } from './open-card.ts';

/** One click on a proposed environment: verified, kept, and straight on to what is open. */
export function link(context: Context): Answer {
  const { event, t } = context;
  const name = environmentNameSchema.safeParse(event.parameters['environment']);
  if (!name.success) return push(errorCard(failure('invalid_request'), t));
  const me = verifyEnvironment(name.data);
  if (!me.ok) {
    const attempt = { function: functionNames.link, parameters: { environment: name.data }, carriesEntry: false };
    return push(errorCard(me.failure, t, { attempt }));
  }
  linkTo(me.value, name.data);
  return startOver(cardOfWhatIsOpen(context), t.messages.firstRun.linked(me.value.environment.displayName));
}

/** A typed name: verified and kept; the card tells who the user is there, above a fresh card of what is open. */
export function linkTyped(context: Context): Answer {
  const { event, t } = context;
  const typed = event.form[fields.environmentName]?.[0]?.trim() ?? '';
  const name = environmentNameSchema.safeParse(typed.toLowerCase());
  if (!name.success) return push(badNameCard(typed, 'malformed', t));
  const me = verifyEnvironment(name.data);
  if (!me.ok) {
    if (me.failure.code === 'environment_not_found') return push(badNameCard(typed, 'notFound', t));
    // No retry: the name is still on the card below.
    return push(errorCard(me.failure, t));
  }
  linkTo(me.value, name.data);
  return startOverBelow(cardOfWhatIsOpen(context), linkedCard(me.value, t));
}

// A former name stays valid as an alias.
function linkTo({ environment }: Me, name: string): void {
  renameSession(name, environment.name);
  linkEnvironment(environment.name);
}

/** The environments of this identity, to go over to another. */
export function chooseEnvironment(context: Context): Answer {
  return push(firstRun(context, { withNameField: true }));
}

/** Forgets the link and its session. */
export function disconnect(context: Context): Answer {
  const environment = linkedEnvironment();
  if (environment !== null) forgetSession(environment);
  unlinkEnvironment();
  return startOver(cardOfWhatIsOpen(context));
}
