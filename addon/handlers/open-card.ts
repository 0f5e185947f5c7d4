import type { Draft } from '../../shared/draft.ts';
import { createDraft, getMe, listEnvironments } from '../api/relais.ts';
import { linkedEnvironment } from '../google/properties.ts';
import { proposedEntry } from '../state/draft-state.ts';
import { failure, type Failure } from '../state/failure.ts';
import type { OpenSource, SourceReading } from '../state/source.ts';
import type { Card } from '../views/card.ts';
import { draftCard } from '../views/draft-card.ts';
import { errorCard } from '../views/error-card.ts';
import { firstRunCard } from '../views/first-run-card.ts';
import { homeCard } from '../views/home-card.ts';
import { refusalCard } from '../views/refusal-card.ts';
import { speaking, type Context } from './context.ts';
import { draftRequestOf, factsOf } from './draft-request.ts';
import { readSource } from './read-source.ts';

/** The card for what is open now: the draft of the message, the homepage without one, the first run without a link. */
export function cardOfWhatIsOpen(context: Context): Card {
  const environment = linkedEnvironment();
  if (environment === null) return firstRun(context, null);
  return draftOfWhatIsOpen(context, environment, readSource(context));
}

/** Asks which environments are open to the user; `reason` is why a former link no longer works. */
export function firstRun({ t }: Context, reason: Failure | null, withNameField = false): Card {
  const environments = listEnvironments();
  if (!environments.ok) return errorCard(environments.failure, t);
  return firstRunCard({ environments: environments.value, reason, withNameField }, t);
}

/** True when the link itself is what failed, so that another must be chosen. */
export function isLinkBroken({ code }: Failure): boolean {
  return code === 'environment_not_found' || code === 'user_disabled';
}

function homepage(context: Context, environment: string): Card {
  const me = getMe(environment);
  return me.ok ? homeCard(me.value, context.t) : failedOpening(context, me.failure);
}

function draftOfWhatIsOpen(context: Context, environment: string, reading: SourceReading): Card {
  const { t } = context;
  if (reading.outcome === 'nothing') return homepage(context, environment);
  if (reading.outcome !== 'open') return errorCard(failure('source_unreadable'), t);
  const draft = createDraft(environment, draftRequestOf(reading.source));
  return draft.ok ? draftOrRefusal(reading.source, draft.value, context) : failedOpening(context, draft.failure);
}

function draftOrRefusal(source: OpenSource, draft: Draft, context: Context): Card {
  const { t } = speaking(context, draft.preferences.language);
  if (!draft.me.creation.allowed) return refusalCard(draft.me, t);
  const facts = factsOf(source);
  return draftCard({ ...facts, draft, entry: proposedEntry(facts, draft) }, t);
}

function failedOpening(context: Context, failed: Failure): Card {
  return isLinkBroken(failed) ? firstRun(context, failed) : errorCard(failed, context.t);
}
