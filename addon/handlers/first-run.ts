import { deployedEnvironment } from '../api/origin.ts';
import { listEnvironments } from '../api/relais.ts';
import { readLinkedEnvironment } from '../google/properties.ts';
import type { Failure } from '../state/failure.ts';
import type { Card } from '../views/card.ts';
import { errorCard } from '../views/error-card.ts';
import { firstRunCard } from '../views/first-run-card.ts';
import type { Context } from './context.ts';

export interface FirstRunReason {
  /** Why a former link no longer works. */
  readonly reason?: Failure;
  readonly withNameField?: boolean;
}

/** The card with the environments that the user can link. */
export function loadFirstRun({ t }: Context, { reason, withNameField = false }: FirstRunReason = {}): Card {
  const environments = listEnvironments();
  if (!environments.ok) return errorCard(environments.failure, t);
  return firstRunCard(
    {
      environments: environments.value,
      reason: reason ?? null,
      linked: readLinkedEnvironment(),
      expected: deployedEnvironment,
      withNameField,
    },
    t,
  );
}

/** Whether the link itself failed, so that another must be chosen. */
export function isLinkBroken({ code }: Failure): boolean {
  return code === 'environment_not_found' || code === 'user_disabled';
}

/** The card when opening failed: the environments to choose from if the link is broken, otherwise the error. */
export function loadFailureCard(context: Context, failed: Failure): Card {
  return isLinkBroken(failed) ? loadFirstRun(context, { reason: failed }) : errorCard(failed, context.t);
}
