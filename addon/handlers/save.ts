import { createTask } from '../api/relais.ts';
import { linkedEnvironment } from '../google/properties.ts';
import { failure, type Failure } from '../state/failure.ts';
import { functionNames } from '../state/functions.ts';
import { parseSaveOrder, saveParametersOf, type SaveOrder } from '../state/save-form.ts';
import type { OpenSource } from '../state/source.ts';
import type { Button } from '../views/card.ts';
import { errorCard, type Attempt } from '../views/error-card.ts';
import { savedCard } from '../views/saved-card.ts';
import { actionButton } from '../views/widgets.ts';
import { push, startOver, type Answer } from './answer.ts';
import type { Context } from './context.ts';
import { forgetFailures, rememberFailure } from './failed-save.ts';
import { readSource } from './read-source.ts';
import { taskParts } from './task-parts.ts';

/** Save, and every retry of it: reads the source again and sends what the rep chose. */
export function save(context: Context): Answer {
  const { event, t } = context;
  const order = parseSaveOrder(event);
  if (order === null) return push(errorCard(failure('invalid_request'), t));
  const environment = linkedEnvironment();
  if (environment === null) return notSaved(failure('not_linked'), order, context);
  const reading = readSource(context);
  if (reading.outcome !== 'open') return notSaved(failure('source_unreadable'), order, context);
  const { source } = reading;
  const created = createTask(environment, taskParts(source, order, t));
  if (!created.ok) return notSaved(created.failure, order, { ...context, source });
  forgetFailures(order, event, source);
  return startOver(savedCard(created.value, order.ticket.taskPage, t));
}

/** The same save once more, with everything that was entered and the same key; kept, too, for when this card is gone. */
export function saveAttempt({ event }: Context, failed: Failure): Attempt | undefined {
  const order = parseSaveOrder(event);
  if (order === null) return undefined;
  rememberFailure(failed, order, { event, source: null });
  return attemptOf(order);
}

function attemptOf({ ticket, entry }: SaveOrder): Attempt {
  return { function: functionNames.save, parameters: saveParametersOf(ticket, entry), carriesEntry: true };
}

function notSaved(
  failed: Failure,
  order: SaveOrder,
  { event, t, source }: Context & { readonly source?: OpenSource },
): Answer {
  rememberFailure(failed, order, { event, source: source ?? null });
  const extra = failed.code === 'contacts_out_of_scope' ? [withoutContacts(failed, order, t.messages.actions)] : [];
  return push(errorCard(failed, t, { attempt: attemptOf(order), extra }));
}

// The backend refuses such a save whole; leaving those contacts out is for the rep to decide.
function withoutContacts(failed: Failure, { ticket, entry }: SaveOrder, words: { saveWithoutThem: string }): Button {
  const contactIds = entry.contactIds.filter((id) => !failed.contactIds.includes(id));
  const parameters = saveParametersOf(ticket, { ...entry, contactIds });
  return actionButton(words.saveWithoutThem, { function: functionNames.save, parameters }, 'FILLED');
}
