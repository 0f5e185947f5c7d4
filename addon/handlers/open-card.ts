import type { Draft } from '../../shared/capture/draft.ts';
import { idSchema } from '../../shared/ids.ts';
import { createDraft } from '../api/relais.ts';
import { dropFailedSave } from '../google/failed-saves.ts';
import { linkedEnvironment } from '../google/properties.ts';
import { proposedEntry } from '../state/draft-state.ts';
import { resumedEntry, retryKey, type FailedSave } from '../state/failed-save.ts';
import { failure } from '../state/failure.ts';
import type { OpenSource, SourceReading } from '../state/source.ts';
import type { Card } from '../views/card.ts';
import { draftCard } from '../views/draft-card.ts';
import { errorCard } from '../views/error-card.ts';
import { refusalCard } from '../views/refusal-card.ts';
import { unsavedCard } from '../views/unsaved-card.ts';
import { startOver, type Answer } from './answer.ts';
import type { Context } from './context.ts';
import { draftRequestOf, factsOf } from './draft-request.ts';
import { failureToResume, resumedOf } from './failed-save.ts';
import { failedOpening, firstRun } from './first-run.ts';
import { homepage } from './home.ts';
import { readSource } from './read-source.ts';
import { recognised } from './recognised.ts';

/** The card for what is open now: the draft of the message, the homepage without one, the first run without a link. */
export function cardOfWhatIsOpen(context: Context): Card {
  const environment = linkedEnvironment();
  if (environment === null) return firstRun(context);
  return draftOfWhatIsOpen(context, environment, readSource(context));
}

function draftOfWhatIsOpen(context: Context, environment: string, reading: SourceReading): Card {
  const { t } = context;
  if (reading.outcome === 'nothing') return homepage(context, environment);
  if (reading.outcome === 'unsaved') return unsavedCard(t);
  if (reading.outcome !== 'open') return errorCard(failure('source_unreadable'), t);
  const { source } = reading;
  const failed = failureToResume(environment, context.event, source);
  const draft = createDraft(environment, draftRequestOf(source, failed?.entry.contactIds));
  if (!draft.ok) return failedOpening(context, draft.failure);
  return draftOrRefusal({ source, failed }, draft.value, context);
}

interface Opened {
  readonly source: OpenSource;
  /** The save of this source that failed. */
  readonly failed: FailedSave | null;
}

function draftOrRefusal({ source, failed }: Opened, draft: Draft, context: Context): Card {
  const { t } = recognised(context, draft.me, draft.preferences.language);
  if (!draft.me.creation.allowed) return refusalCard(draft.me, t);
  const facts = factsOf(source, context);
  if (failed === null) return draftCard({ ...facts, draft, entry: proposedEntry(facts, draft) }, t);
  const idempotencyKey = retryKey(failed, draft.idempotencyKey);
  const entry = resumedEntry(failed, facts, draft);
  return draftCard({ ...facts, draft: { ...draft, idempotencyKey }, entry, resumed: resumedOf(failed, t) }, t);
}

/** Drops the entry of a failed save and proposes afresh. */
export function startAfresh(context: Context): Answer {
  const key = idSchema.safeParse(context.event.parameters['idempotencyKey']);
  if (key.success) dropFailedSave(key.data);
  return startOver(cardOfWhatIsOpen(context));
}
