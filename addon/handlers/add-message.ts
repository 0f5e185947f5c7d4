import { addMessage } from '../api/relais.ts';
import { additionParametersOf, parseAdditionOrder, type AdditionOrder } from '../state/addition-form.ts';
import { functionNames } from '../state/functions.ts';
import { addedCard } from '../views/added-card.ts';
import { errorCard, type Attempt } from '../views/error-card.ts';
import type { Answer } from './answer.ts';
import type { Context } from './context.ts';
import { retryKeptOrder } from './failed-save.ts';
import { sendSource } from './send-source.ts';
import { buildMessageParts } from './task-parts.ts';

/** Adds the open mail to a task of its thread, with the text and files chosen on the card; every retry comes here too. */
export function addMessageToTask(context: Context): Answer {
  const { event, t } = context;
  return sendSource(context, parseAdditionOrder(event), {
    send: (order, source, target) => {
      const { parts, ...sent } = buildMessageParts(source, order, t);
      const added = addMessage(target, order.taskId, parts);
      if (!added.ok) return added;
      return { ok: true, value: addedCard({ added: added.value, ...sent, taskPage: order.ticket.taskPage }, t) };
    },
    failureCard: (failed, order) => errorCard(failed, t, { attempt: attemptOf(order) }),
  });
}

export const additionAttempt = retryKeptOrder(parseAdditionOrder, attemptOf);

function attemptOf(order: AdditionOrder): Attempt {
  return { function: functionNames.addMessage, parameters: additionParametersOf(order), carriesEntry: true };
}
