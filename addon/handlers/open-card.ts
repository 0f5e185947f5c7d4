import type { Draft } from '../../shared/capture/draft.ts';
import { idSchema } from '../../shared/ids.ts';
import { dropFailedSave } from '../google/failed-saves.ts';
import { readLinkedEnvironment } from '../google/properties.ts';
import { proposeEntry } from '../state/draft-state.ts';
import { resumeEntry, chooseRetryKey, type FailedSave } from '../state/failed-save.ts';
import { failureOfReading, type OpenSource, type SourceReading } from '../state/source.ts';
import type { Card } from '../views/card.ts';
import { draftCard } from '../views/draft-card.ts';
import { errorCard } from '../views/error-card.ts';
import { refusalCard } from '../views/refusal-card.ts';
import { unsavedCard } from '../views/unsaved-card.ts';
import { changed, startOver, type Answer } from './answer.ts';
import type { Context } from './context.ts';
import { factsOf } from './draft-request.ts';
import { findFailureToResume, resumptionOf } from './failed-save.ts';
import { loadFailureCard, loadFirstRun } from './first-run.ts';
import { loadHomepage } from './home.ts';
import { readSource } from './read-source.ts';
import { recogniseUser } from './recognise-user.ts';
import { requestDraft } from './request-draft.ts';

/** The card for what is open now: the draft of the message, the homepage without one, the first run without a link. */
export function loadOpenCard(context: Context): Card {
  const environment = readLinkedEnvironment();
  if (environment === null) return loadFirstRun(context);
  return loadDraft(context, environment, readSource(context));
}

function loadDraft(context: Context, environment: string, reading: SourceReading): Card {
  const { t } = context;
  if (reading.outcome === 'nothing') return loadHomepage(context, environment);
  if (reading.outcome === 'unsaved') return unsavedCard(t);
  if (reading.outcome !== 'open') return errorCard(failureOfReading(reading), t);
  const { source } = reading;
  const failed = findFailureToResume(environment, context.event, source);
  const draft = requestDraft(environment, source, failed?.entry.contactIds);
  if (!draft.ok) return loadFailureCard(context, draft.failure);
  return drawDraftOrRefusal({ source, failed }, draft.value, context);
}

interface Opened {
  readonly source: OpenSource;
  /** The save of this source that failed. */
  readonly failed: FailedSave | null;
}

function drawDraftOrRefusal({ source, failed }: Opened, draft: Draft, context: Context): Card {
  const { t } = recogniseUser(context, draft.me, draft.preferences.language);
  if (!draft.me.creation.allowed) return refusalCard(draft.me, t);
  const facts = factsOf(source, context);
  if (failed === null) return draftCard({ ...facts, draft, entry: proposeEntry(facts, draft) }, t);
  const idempotencyKey = chooseRetryKey(failed, draft.idempotencyKey);
  const entry = resumeEntry(failed, facts, draft);
  return draftCard({ ...facts, draft: { ...draft, idempotencyKey }, entry, resumed: resumptionOf(failed, t) }, t);
}

/** Drops the entry of a failed save and proposes afresh. */
export function startAfresh(context: Context): Answer {
  const key = idSchema.safeParse(context.event.parameters['idempotencyKey']);
  if (key.success) dropFailedSave(key.data);
  return changed(startOver(loadOpenCard(context)));
}
