import type { Draft } from '../../shared/draft.ts';
import { createDraft, getMe } from '../api/relais.ts';
import { linkedEnvironment } from '../google/properties.ts';
import { proposedEntry } from '../state/draft-state.ts';
import { failure, type Failure } from '../state/failure.ts';
import type { OpenSource, SourceReading } from '../state/source.ts';
import type { Card } from '../views/card.ts';
import { draftCard } from '../views/draft-card.ts';
import { errorCard } from '../views/error-card.ts';
import { homeCard } from '../views/home-card.ts';
import { refusalCard } from '../views/refusal-card.ts';
import { unsavedCard } from '../views/unsaved-card.ts';
import type { Context } from './context.ts';
import { draftRequestOf, factsOf } from './draft-request.ts';
import { firstRun, isLinkBroken } from './first-run.ts';
import { readSource } from './read-source.ts';
import { recognised } from './recognised.ts';

/** The card for what is open now: the draft of the message, the homepage without one, the first run without a link. */
export function cardOfWhatIsOpen(context: Context): Card {
  const environment = linkedEnvironment();
  if (environment === null) return firstRun(context);
  return draftOfWhatIsOpen(context, environment, readSource(context));
}

function homepage(context: Context, environment: string): Card {
  const me = getMe(environment);
  return me.ok ? homeCard(me.value, context.t) : failedOpening(context, me.failure);
}

function draftOfWhatIsOpen(context: Context, environment: string, reading: SourceReading): Card {
  const { t } = context;
  if (reading.outcome === 'nothing') return homepage(context, environment);
  if (reading.outcome === 'unsaved') return unsavedCard(t);
  if (reading.outcome !== 'open') return errorCard(failure('source_unreadable'), t);
  const draft = createDraft(environment, draftRequestOf(reading.source));
  return draft.ok ? draftOrRefusal(reading.source, draft.value, context) : failedOpening(context, draft.failure);
}

function draftOrRefusal(source: OpenSource, draft: Draft, context: Context): Card {
  const { t } = recognised(context, draft.me, draft.preferences.language);
  if (!draft.me.creation.allowed) return refusalCard(draft.me, t);
  const facts = factsOf(source, context);
  return draftCard({ ...facts, draft, entry: proposedEntry(facts, draft) }, t);
}

function failedOpening(context: Context, failed: Failure): Card {
  return isLinkBroken(failed) ? firstRun(context, { reason: failed }) : errorCard(failed, context.t);
}
