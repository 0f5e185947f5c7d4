import type { Environments } from '../../shared/session.ts';
import type { EnvironmentRef } from '../../shared/user.ts';
import type { Translation } from '../i18n/translation.ts';
import type { Failure } from '../state/failure.ts';
import { functionNames } from '../state/functions.ts';
import type { Card, Section, Widget } from './card.ts';
import { environmentForm } from './environment-form.ts';
import { errorName } from './error-card.ts';
import { actionButton, buttons, line, paragraph } from './widgets.ts';

/** What is known of a user who is to be linked. */
export interface FirstRunState {
  readonly environments: Environments;
  /** Why a former link no longer works. */
  readonly reason: Failure | null;
  /** The name of the environment that is linked and works, when the user asked to change it. */
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
  const { environments, reason, linked, withNameField } = state;
  const offered = inOrder(state);
  const withName = offered.length === 0 || withNameField || environments.environments.length > maxOffered;
  return {
    name: errorName(reason?.code ?? 'not_linked'),
    header: linked === null ? { title: firstRun.title, subtitle: firstRun.subtitle } : { title: firstRun.switch },
    sections: [
      ...introduction(state, t),
      offered.length === 0 ? howToAsk(environments.email, t) : choice(state, offered, t),
      ...(withName ? [environmentForm(firstRun.typed, t, filledIn(state))] : []),
    ],
    displayStyle: 'REPLACE',
  };
}

function introduction({ reason, linked }: FirstRunState, t: Translation): Section[] {
  const { firstRun, errors } = t.messages;
  if (reason !== null) return [{ header: errors[reason.code].title, widgets: [paragraph(errors[reason.code].text)] }];
  return linked === null ? [{ widgets: [paragraph(firstRun.steps)] }] : [];
}

/** The one that this deployment was made for stands first. */
function inOrder({ environments, expected }: FirstRunState): EnvironmentRef[] {
  const isExpected = ({ name }: EnvironmentRef): boolean => name === expected;
  const all = environments.environments;
  return [...all.filter(isExpected), ...all.filter((each) => !isExpected(each))];
}

/** The name that this deployment was made for, for a user who does not yet see it among theirs. */
function filledIn({ environments, expected }: FirstRunState): string {
  const offered = environments.environments.some(({ name }) => name === expected);
  return offered ? '' : (expected ?? '');
}

function choice({ environments, linked, expected }: FirstRunState, offered: EnvironmentRef[], t: Translation): Section {
  const { firstRun } = t.messages;
  const current = offered.find(({ name }) => name === linked);
  const others = offered.filter((each) => each !== current);
  const shown = others.slice(0, maxOffered);
  const hidden = others.length - shown.length;
  return {
    widgets: [
      account(environments.email, t),
      paragraph(current === undefined ? firstRun.choose(offered.length) : firstRun.current(current.displayName)),
      // With several, none is more likely than another, but for the one that this deployment was made for.
      ...shown.map((each) => linkButton(each, offered.length === 1 || each.name === expected, t)),
      ...(hidden > 0 ? [paragraph(firstRun.more(hidden))] : []),
    ],
  };
}

function linkButton({ name, displayName }: EnvironmentRef, likely: boolean, t: Translation): Widget {
  const target = { function: functionNames.link, parameters: { environment: name } };
  return buttons(actionButton(t.messages.firstRun.link(displayName), target, likely ? 'FILLED' : 'OUTLINED'));
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

function account(email: string, t: Translation): Widget {
  const label = t.messages.firstRun.signedInAs;
  return line(email, label, { startIcon: { knownIcon: 'PERSON', altText: label } });
}
