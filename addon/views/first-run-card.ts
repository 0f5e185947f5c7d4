import type { Environments } from '../../shared/identity/session.ts';
import type { EnvironmentRef } from '../../shared/access/user.ts';
import type { Translation } from '../i18n/translation.ts';
import type { Failure } from '../state/failure.ts';
import { functionNames } from '../state/functions.ts';
import type { Card, Section, Widget } from './card.ts';
import { environmentForm } from './environment-form.ts';
import { errorNameOf } from './error-card.ts';
import { actionButton, buttons, line, paragraph } from './widgets.ts';

/** What is known of a user who is to be linked. */
export interface FirstRunState {
  readonly environments: Environments;
  /** Why a former link no longer works. */
  readonly reason: Failure | null;
  /** The name of the environment that is linked; it works unless there is a reason. */
  readonly linked: string | null;
  /** The name that this deployment of the add-on was made for. */
  readonly expected: string | null;
  /** Offer the name field also when there are environments to choose from. */
  readonly withNameField: boolean;
}

// More than anybody belongs to, and far less than the widgets that Google shows in a section.
const maxOffered = 20;

/** What Relais will do, who is signed in, and the environments of this identity at one click each. */
export function firstRunCard(state: FirstRunState, t: Translation): Card {
  const { firstRun } = t.messages;
  const { environments, reason, withNameField } = state;
  const offered = sortEnvironments(state);
  const withName = offered.length === 0 || withNameField || environments.environments.length > maxOffered;
  return {
    name: errorNameOf(reason?.code ?? 'not_linked'),
    header: isChange(state) ? { title: firstRun.switch } : { title: firstRun.title, subtitle: firstRun.subtitle },
    sections: [
      ...introduction(state, t),
      { widgets: [accountLine(environments.email, t), ...environmentLines(state, offered, t)] },
      ...(withName ? [environmentForm(firstRun.typed, t, nameToFillIn(state))] : []),
    ],
    displayStyle: 'REPLACE',
  };
}

/** Whether the link works, and the user wants another one. */
function isChange({ reason, linked }: FirstRunState): boolean {
  return reason === null && linked !== null;
}

function introduction(state: FirstRunState, t: Translation): Section[] {
  const { firstRun, errors } = t.messages;
  const { reason } = state;
  if (reason !== null) return [{ header: errors[reason.code].title, widgets: [paragraph(errors[reason.code].text)] }];
  return isChange(state) ? [] : [{ widgets: [paragraph(firstRun.steps)] }];
}

/** The environments to choose from; the one that this deployment was made for comes first. */
function sortEnvironments({ environments, expected, linked }: FirstRunState): EnvironmentRef[] {
  const isExpected = ({ name }: EnvironmentRef): boolean => name === expected;
  // The linked environment is left out: either it works already, or it is the one that failed.
  const others = environments.environments.filter(({ name }) => name !== linked);
  return [...others.filter(isExpected), ...others.filter((each) => !isExpected(each))];
}

/** The name that this deployment was made for, for a user who does not yet see it among theirs. */
function nameToFillIn({ environments, expected }: FirstRunState): string {
  const offered = environments.environments.some(({ name }) => name === expected);
  return offered ? '' : (expected ?? '');
}

function environmentLines(state: FirstRunState, offered: EnvironmentRef[], t: Translation): Widget[] {
  const { firstRun, actions } = t.messages;
  const retry = buttons(actionButton(actions.retry, { function: functionNames.reopen }));
  if (state.reason !== null) {
    return [
      retry,
      ...(offered.length === 0 ? [] : [paragraph(firstRun.instead), ...environmentButtons(state, offered, t)]),
    ];
  }
  const current = state.environments.environments.find(({ name }) => name === state.linked);
  if (current !== undefined)
    return [paragraph(firstRun.current(current.displayName)), ...environmentButtons(state, offered, t)];
  if (offered.length === 0) return [paragraph(firstRun.none), retry];
  return [paragraph(firstRun.choose(offered.length)), ...environmentButtons(state, offered, t)];
}

function environmentButtons({ expected }: FirstRunState, offered: EnvironmentRef[], t: Translation): Widget[] {
  const hidden = offered.length - maxOffered;
  return [
    // Only a single environment, or the one that this deployment was made for, gets the prominent button.
    ...offered.slice(0, maxOffered).map((each) => linkButton(each, offered.length === 1 || each.name === expected, t)),
    ...(hidden > 0 ? [paragraph(t.messages.firstRun.more(hidden))] : []),
  ];
}

function linkButton({ name, displayName }: EnvironmentRef, likely: boolean, t: Translation): Widget {
  const target = { function: functionNames.link, parameters: { environment: name } };
  return buttons(actionButton(t.messages.firstRun.link(displayName), target, likely ? 'FILLED' : 'OUTLINED'));
}

function accountLine(email: string, t: Translation): Widget {
  const label = t.messages.firstRun.signedInAs;
  return line(email, label, { startIcon: { knownIcon: 'PERSON', altText: label } });
}
