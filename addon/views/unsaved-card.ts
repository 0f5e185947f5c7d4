import type { Translation } from '../i18n/translation.ts';
import { functionNames } from '../state/functions.ts';
import type { Card } from './card.ts';
import { actionButton, buttons, paragraph } from './widgets.ts';

/** The card of an event that Calendar does not have: it is being created, or was deleted meanwhile. */
export function unsavedCard(t: Translation): Card {
  const { event: words } = t.messages;
  return {
    name: 'event-unsaved',
    header: { title: words.unsavedTitle },
    sections: [
      {
        widgets: [
          paragraph(words.unsavedText),
          buttons(actionButton(words.reload, { function: functionNames.reopen }, 'FILLED')),
        ],
      },
    ],
    displayStyle: 'REPLACE',
  };
}
