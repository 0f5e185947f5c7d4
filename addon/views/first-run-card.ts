import type { Environments } from '../../shared/session.ts';
import type { Translation } from '../i18n/translation.ts';
import type { Failure } from '../state/failure.ts';
import { functionNames } from '../state/functions.ts';
import type { Card, Section } from './card.ts';
import { errorName } from './error-card.ts';
import { environmentForm } from './environment-form.ts';
import { actionButton, buttons, line, paragraph } from './widgets.ts';

/** Shown until an environment is linked; `reason` is why a former link no longer works. */
export interface FirstRunState {
  readonly environments: Environments;
  readonly reason: Failure | null;
  /** Offer the name field also when there are environments to choose from. */
  readonly withNameField: boolean;
}

// Google's limit of widgets in a section, less what stands above.
const maxOffered = 90;

export function firstRunCard({ environments, reason, withNameField }: FirstRunState, t: Translation): Card {
  const { firstRun, errors } = t.messages;
  const none = environments.environments.length === 0;
  const why =
    reason === null ? [] : [{ header: errors[reason.code].title, widgets: [paragraph(errors[reason.code].text)] }];
  return {
    name: errorName(reason?.code ?? 'not_linked'),
    header: { title: firstRun.title, subtitle: firstRun.subtitle },
    sections: [
      ...why,
      none ? howToAsk(environments.email, t) : offered(environments, t),
      ...(none || withNameField ? [environmentForm(firstRun.typed, t)] : []),
    ],
    displayStyle: 'REPLACE',
  };
}

function account(email: string, t: Translation): Section['widgets'][number] {
  const label = t.messages.firstRun.signedInAs;
  return line(email, label, { startIcon: { knownIcon: 'PERSON', altText: label } });
}

function offered({ email, environments }: Environments, t: Translation): Section {
  const { firstRun } = t.messages;
  // With several, none is more likely than another.
  const type = environments.length === 1 ? 'FILLED' : 'OUTLINED';
  const links = environments.slice(0, maxOffered).map(({ name, displayName }) => {
    const target = { function: functionNames.link, parameters: { environment: name } };
    return buttons(actionButton(firstRun.link(displayName), target, type));
  });
  return { widgets: [account(email, t), paragraph(firstRun.choose), ...links] };
}

function howToAsk(email: string, t: Translation): Section {
  const { firstRun, actions } = t.messages;
  return {
    widgets: [
      account(email, t),
      paragraph(firstRun.none),
      buttons(actionButton(actions.retry, { function: functionNames.reopen })),
    ],
  };
}
