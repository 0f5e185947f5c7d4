import type { Translation } from '../i18n/translation.ts';
import { type ContactSearch } from '../state/contact-search.ts';
import { functionNames } from '../state/functions.ts';
import { fields } from '../state/save-form.ts';
import type { Card } from './card.ts';
import { searchRemarks } from './contact-remarks.ts';
import { actionButton, actionOf, buttons, type Parameters } from './widgets.ts';

/**
 * The card that looks for a contact: suggestions while typing, or the button. `parameters` carry the entry of the draft
 * card below. It has no Save: leaving a field that changed is a callback of its own, which would swallow the click.
 */
export function contactSearchCard(search: ContactSearch, parameters: Parameters, t: Translation): Card {
  const { contacts: words } = t.messages;
  const { query } = search;
  const target = { function: functionNames.searchContacts, parameters };
  return {
    header: { title: words.addContact },
    sections: [
      {
        widgets: [
          ...searchRemarks(search, t),
          {
            textInput: {
              name: fields.contactQuery,
              label: words.search,
              hintText: words.searchHint,
              ...(query === '' ? {} : { value: query }),
              onChangeAction: actionOf(target),
              autoCompleteAction: actionOf({ function: functionNames.suggestContacts }),
            },
          },
          buttons(
            actionButton(words.searchButton, target, 'FILLED'),
            actionButton(words.backToDraft, { function: functionNames.backToDraft, parameters }),
          ),
        ],
      },
    ],
  };
}
