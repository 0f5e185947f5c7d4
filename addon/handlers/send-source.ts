import { readLinkedEnvironment } from '../google/properties.ts';
import { failureFor, type Failure, type Result } from '../state/failure.ts';
import type { SaveOrder } from '../state/save-form.ts';
import type { OpenSource } from '../state/source.ts';
import type { Card } from '../views/card.ts';
import { errorCard } from '../views/error-card.ts';
import { push, startOver, type Answer } from './answer.ts';
import type { Context } from './context.ts';
import { forgetFailures, rememberFailure } from './failed-save.ts';
import { readSource } from './read-source.ts';

/** How to send an order. */
export interface Sending<Order extends SaveOrder> {
  /** Sends the source to the backend; the value is the card that says what was saved. */
  readonly send: (order: Order, source: OpenSource, environment: string) => Result<Card>;
  /** The card of what failed, with the way to try again. */
  readonly failureCard: (failed: Failure, order: Order) => Card;
}

/**
 * Reads the open source again and sends the rep's entry. A failed entry is stored until the source is opened again; a
 * sent one is removed. `order` is null when the card's parameters are malformed.
 */
export function sendSource<Order extends SaveOrder>(
  context: Context,
  order: Order | null,
  { send, failureCard }: Sending<Order>,
): Answer {
  const { event, t } = context;
  if (order === null) return push(errorCard(failureFor('invalid_request'), t));
  const answerFailure = (why: Failure, source: OpenSource | null): Answer => {
    rememberFailure(why, order, { event, source });
    return push(failureCard(why, order));
  };
  const environment = readLinkedEnvironment();
  if (environment === null) return answerFailure(failureFor('not_linked'), null);
  const reading = readSource(context);
  if (reading.outcome !== 'open') return answerFailure(failureFor('source_unreadable'), null);
  const sent = send(order, reading.source, environment);
  if (!sent.ok) return answerFailure(sent.failure, reading.source);
  forgetFailures(order, event, reading.source);
  return startOver(sent.value);
}
