import type { Translation } from '../i18n/translation.ts';
import { functionNames } from '../state/functions.ts';
import { fields, saveParametersOf, type SaveOrder } from '../state/save-form.ts';
import type { Card } from './card.ts';
import { actionButton, buttons } from './widgets.ts';

/**
 * Asks for the day that the list of due dates does not offer, when a task with one is saved. It carries the entry, so
 * that its Save is the last click.
 */
export function dueDateCard({ ticket, entry }: SaveOrder, t: Translation): Card {
  const { due, actions, contacts } = t.messages;
  const parameters = saveParametersOf(ticket, entry);
  return {
    header: { title: due.otherTitle, subtitle: entry.title },
    sections: [
      {
        widgets: [
          { dateTimePicker: { name: fields.dueDate, label: due.exact, type: 'DATE_ONLY' } },
          buttons(actionButton(contacts.backToDraft, { function: functionNames.backToDraft, parameters })),
        ],
      },
    ],
    fixedFooter: { primaryButton: actionButton(actions.save, { function: functionNames.save, parameters }, 'FILLED') },
  };
}
