import { addMessage } from '../api/relais.ts';
import { linkedEnvironment } from '../google/properties.ts';
import { additionParametersOf, parseAdditionOrder, type AdditionOrder } from '../state/addition-form.ts';
import { failure, type Failure } from '../state/failure.ts';
import { functionNames } from '../state/functions.ts';
import type { OpenSource } from '../state/source.ts';
import { addedCard } from '../views/added-card.ts';
import { errorCard, type Attempt } from '../views/error-card.ts';
import { push, startOver, type Answer } from './answer.ts';
import type { Context } from './context.ts';
import { forgetFailures, rememberFailure } from './failed-save.ts';
import { readSource } from './read-source.ts';
import { messageParts } from './task-parts.ts';

/** Adds the open mail to a task of its thread, with the text and files that the card has chosen; also the retry of it. */
export function addMessageToTask(context: Context): Answer {
  const { event, t } = context;
  const order = parseAdditionOrder(event);
  if (order === null) return push(errorCard(failure('invalid_request'), t));
  const environment = linkedEnvironment();
  if (environment === null) return notAdded(failure('not_linked'), order, context);
  const reading = readSource(context);
  if (reading.outcome !== 'open') return notAdded(failure('source_unreadable'), order, context);
  const { source } = reading;
  const { parts, message } = messageParts(source, order, t);
  const added = addMessage(environment, order.taskId, parts);
  if (!added.ok) return notAdded(added.failure, order, { ...context, source });
  forgetFailures(order, event, source);
  return startOver(addedCard({ added: added.value, message, taskPage: order.ticket.taskPage }, t));
}

/** The same addition once more, with everything that was entered and the same key; kept, too, for when this card is gone. */
export function additionAttempt({ event }: Context, failed: Failure): Attempt | undefined {
  const order = parseAdditionOrder(event);
  if (order === null) return undefined;
  rememberFailure(failed, order, { event, source: null });
  return attemptOf(order);
}

function attemptOf(order: AdditionOrder): Attempt {
  return { function: functionNames.addMessage, parameters: additionParametersOf(order), carriesEntry: true };
}

function notAdded(
  failed: Failure,
  order: AdditionOrder,
  { event, t, source }: Context & { readonly source?: OpenSource },
): Answer {
  rememberFailure(failed, order, { event, source: source ?? null });
  return push(errorCard(failed, t, { attempt: attemptOf(order) }));
}
