import type { SaveTarget } from '../api/relais.ts';
import { readLinkedEnvironment } from '../google/properties.ts';
import { failureFor, type Failure, type Result } from '../state/failure.ts';
import { sumBytes } from '../state/file-plan.ts';
import type { SaveOrder } from '../state/save-form.ts';
import { failureOfReading, type OpenSource } from '../state/source.ts';
import type { Card } from '../views/card.ts';
import { errorCard } from '../views/error-card.ts';
import { changed, push, startOver, type Answer } from './answer.ts';
import type { Context } from './context.ts';
import { forgetFailures, rememberFailure } from './failed-save.ts';
import { readSource } from './read-source.ts';

/** How to send an order. */
export interface Sending<Order extends SaveOrder> {
  /** Sends the source to the backend; the value is the card that says what was saved. */
  readonly send: (order: Order, source: OpenSource, target: SaveTarget) => Result<Card>;
  /** The card of what failed, with the way to try again. */
  readonly failureCard: (failed: Failure, order: Order) => Card;
}

/**
 * Reads the open source again and sends the rep's entry. A failed entry is stored until the source is opened again; a
 * sent one is removed. One that may take longer than Google allows is stored before it is sent. `order` is null when the
 * card's parameters are malformed.
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
  if (reading.outcome !== 'open') return answerFailure(failureOfReading(reading), null);
  const { source } = reading;
  const remember = (): void => rememberFailure(failureFor('upload_incomplete'), order, { event, source });
  if (mayTakeLong(order, source)) remember();
  const sent = send(order, source, { environment, beforeRetry: remember });
  if (!sent.ok) return answerFailure(sent.failure, source);
  forgetFailures(order, event, source);
  return changed(startOver(sent.value));
}

// Google ends a callback after 30 s, without a word to the add-on; files of this size are sent in a few.
const quickBytes = 5 * 1024 * 1024;

function mayTakeLong({ entry }: SaveOrder, { attachments, inlineImages }: OpenSource): boolean {
  const ticked = attachments.filter((_, index) => entry.attachments.includes(index));
  return sumBytes([...ticked, ...inlineImages]) > quickBytes;
}
