import { createTask } from '../api/relais.ts';
import type { Translation } from '../i18n/translation.ts';
import type { Failure } from '../state/failure.ts';
import { functionNames } from '../state/functions.ts';
import { carriesEntry, otherDate, parseSaveOrder, saveParametersOf, type SaveOrder } from '../state/save-form.ts';
import type { Button, Card } from '../views/card.ts';
import { dueDateCard } from '../views/due-date-card.ts';
import { errorCard, type Attempt } from '../views/error-card.ts';
import { savedCard } from '../views/saved-card.ts';
import { actionButton } from '../views/widgets.ts';
import { notify, push, type Answer } from './answer.ts';
import type { Context } from './context.ts';
import { retryKeptOrder } from './failed-save.ts';
import { sendSource } from './send-source.ts';
import { buildTaskParts } from './task-parts.ts';

/** Saves the open source as a task; every retry comes here too. */
export function save(context: Context): Answer {
  const { event, t } = context;
  const asked = parseSaveOrder(event);
  if (asked?.entry.dueOn === otherDate) {
    return carriesEntry(event) ? notify(t.messages.due.pick) : push(dueDateCard(asked, t));
  }
  return sendSource(context, asked, {
    send: (order, source, target) => {
      const created = createTask(target, buildTaskParts(source, order, t));
      return created.ok ? { ok: true, value: savedCard(created.value, order.ticket.taskPage, t) } : created;
    },
    failureCard: (failed, order) => cardOfFailure(failed, order, t),
  });
}

export const saveAttempt = retryKeptOrder(parseSaveOrder, attemptOf);

function attemptOf({ ticket, entry }: SaveOrder): Attempt {
  return { function: functionNames.save, parameters: saveParametersOf(ticket, entry), carriesEntry: true };
}

function cardOfFailure(failed: Failure, order: SaveOrder, t: Translation): Card {
  const extra =
    failed.code === 'contacts_out_of_scope' ? [saveWithoutContactsButton(failed, order, t.messages.actions)] : [];
  return errorCard(failed, t, { attempt: attemptOf(order), extra });
}

// The backend refuses such a save as a whole; whether to leave those contacts out is the rep's decision.
function saveWithoutContactsButton(
  failed: Failure,
  { ticket, entry }: SaveOrder,
  words: { saveWithoutThem: string },
): Button {
  const contactIds = entry.contactIds.filter((id) => !failed.contactIds.includes(id));
  const parameters = saveParametersOf(ticket, { ...entry, contactIds });
  return actionButton(words.saveWithoutThem, { function: functionNames.save, parameters }, 'FILLED');
}
