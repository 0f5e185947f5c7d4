import type { Me } from '../../shared/access/user.ts';
import type { Translation } from '../i18n/translation.ts';
import { functionNames } from '../state/functions.ts';
import type { Card } from './card.ts';
import { errorNameOf, missingRightLines } from './error-card.ts';
import { actionButton, buttons, paragraph } from './widgets.ts';

/** In place of a draft, for a user who may not create tasks at all. */
export function refusalCard(me: Me, t: Translation): Card {
  const { refusal, actions } = t.messages;
  const environment = me.environment.displayName;
  return {
    name: errorNameOf('rights_missing'),
    header: { title: refusal.title, subtitle: environment },
    sections: [
      {
        widgets: [
          paragraph(refusal.none),
          ...missingRightLines(me.creation.missingRights, environment, t),
          buttons(actionButton(actions.retry, { function: functionNames.reopen })),
        ],
      },
    ],
    displayStyle: 'REPLACE',
  };
}
