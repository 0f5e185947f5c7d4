import { createDraft, getMe, listEnvironments } from '../api/relais.ts';
import { openMessage } from '../google/gmail.ts';
import { linkedEnvironment } from '../google/properties.ts';
import { failure, type Failure } from '../state/failure.ts';
import type { Card } from '../views/card.ts';
import { draftCard } from '../views/draft-card.ts';
import { errorCard } from '../views/error-card.ts';
import { firstRunCard } from '../views/first-run-card.ts';
import { homeCard } from '../views/home-card.ts';
import { refusalCard } from '../views/refusal-card.ts';
import type { Context } from './context.ts';
import { draftRequestOf, namedAttachments } from './read-mail.ts';

/** The card for what is open now: the draft of the message, the homepage without one, the first run without a link. */
export function cardOfWhatIsOpen(context: Context): Card {
  const environment = linkedEnvironment();
  if (environment === null) return firstRun(context, null);
  return context.event.gmail === null ? homepage(context, environment) : draftOfMessage(context, environment);
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

function draftOfMessage(context: Context, environment: string): Card {
  const { event, t } = context;
  const message = event.gmail && openMessage(event.gmail.messageId, event.gmail.accessToken);
  if (message === null) return errorCard(failure('source_unreadable'), t);
  const { request, overLimit } = draftRequestOf(message);
  const draft = createDraft(environment, request);
  if (!draft.ok) return failedOpening(context, draft.failure);
  if (!draft.value.me.creation.allowed) return refusalCard(draft.value.me, t);
  return draftCard(
    {
      subject: message.subject,
      attachments: namedAttachments(message),
      inlineImageCount: message.inlineImages.length,
      addressesOverLimit: overLimit,
      draft: draft.value,
    },
    t,
  );
}

function failedOpening(context: Context, failed: Failure): Card {
  return isLinkBroken(failed) ? firstRun(context, failed) : errorCard(failed, context.t);
}
