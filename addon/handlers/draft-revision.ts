import { idSchema } from '../../shared/ids.ts';
import { createDraft } from '../api/relais.ts';
import { linkedEnvironment } from '../google/properties.ts';
import { failure, type Result } from '../state/failure.ts';
import { parseEntry, type SaveEntry } from '../state/save-form.ts';
import { draftCard } from '../views/draft-card.ts';
import { errorCard } from '../views/error-card.ts';
import { push, replace, type Answer } from './answer.ts';
import { speaking, type Context } from './context.ts';
import { draftRequestOf, factsOf } from './draft-request.ts';
import { readSource } from './read-source.ts';

/** What a button of the draft card, other than Save, changes on it. */
export interface Revision {
  /** Contacts to offer beside those of the source and those that are ticked. */
  readonly offered?: readonly string[];
  /** Contacts to tick. */
  readonly ticked?: readonly string[];
  readonly notification?: string;
}

/**
 * The draft card anew after one of its buttons: what the rep entered stands over the proposal, and the first key stays, so
 * that one draft makes one task however often its card is drawn. `revise` does what the button is for; when it fails, its
 * failure is shown above the card that was there.
 */
export function revisedDraft(
  context: Context,
  revise: (environment: string, entry: SaveEntry) => Result<Revision>,
): Answer {
  const { event, t } = context;
  const idempotencyKey = idSchema.safeParse(event.parameters['idempotencyKey']);
  const entry = parseEntry(event);
  const environment = linkedEnvironment();
  if (!idempotencyKey.success || entry === null) return push(errorCard(failure('invalid_request'), t));
  if (environment === null) return push(errorCard(failure('not_linked'), t));
  const reading = readSource(context);
  if (reading.outcome !== 'open') return push(errorCard(failure('source_unreadable'), t));
  const revision = revise(environment, entry);
  if (!revision.ok) return push(errorCard(revision.failure, t));
  const { offered = [], ticked = [], notification } = revision.value;
  const contactIds = [...new Set([...entry.contactIds, ...ticked])];
  const request = draftRequestOf(reading.source, [...new Set([...contactIds, ...offered])].slice(0, 100));
  const draft = createDraft(environment, request);
  if (!draft.ok) return push(errorCard(draft.failure, t));
  const state = {
    ...factsOf(reading.source),
    draft: { ...draft.value, idempotencyKey: idempotencyKey.data },
    entry: { ...entry, contactIds },
  };
  return replace(draftCard(state, speaking(context, draft.value.preferences.language).t), notification);
}
