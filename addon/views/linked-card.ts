import type { Me } from '../../shared/access/user.ts';
import type { Translation } from '../i18n/translation.ts';
import { functionNames } from '../state/functions.ts';
import type { Card, Widget } from './card.ts';
import { actionButton, buttons, line, paragraph } from './widgets.ts';

/** After linking by a typed name: who the user is there, and what that allows. */
export function linkedCard(me: Me, t: Translation): Card {
  const { firstRun, settings, actions } = t.messages;
  return {
    header: { title: firstRun.linked(me.environment.displayName) },
    sections: [
      { widgets: identityLines(me, t) },
      {
        header: settings.rights,
        widgets: [
          paragraph(rightsInWords(me, t).join('\n')),
          buttons(actionButton(actions.back, { function: functionNames.reopen }, 'FILLED')),
        ],
      },
    ],
  };
}

/** Two lines: the user with their address, the environment with its name. */
export function identityLines({ user, environment }: Me, t: Translation): Widget[] {
  const { settings } = t.messages;
  return [
    line(user.name, settings.user, {
      bottomLabel: user.email,
      startIcon: { knownIcon: 'PERSON', altText: settings.user },
    }),
    line(environment.displayName, settings.environment, {
      bottomLabel: environment.name,
      startIcon: { knownIcon: 'STORE', altText: settings.environment },
    }),
  ];
}

/** What the rights allow, one sentence each. */
export function rightsInWords(me: Me, t: Translation): string[] {
  const { settings } = t.messages;
  const sentences = [creationInWords(me, t)];
  if (me.rights.includes('taskList')) sentences.push(settings.taskList);
  if (me.admin) sentences.push(settings.admin);
  return sentences;
}

function creationInWords({ creation }: Me, t: Translation): string {
  const { settings } = t.messages;
  if (!creation.allowed) return settings.noRight;
  return { none: settings.transverseOnly, attached: settings.attached, all: settings.all }[creation.accounts];
}
