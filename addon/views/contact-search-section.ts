import type { FoundContact } from '../../shared/contacts/contact.ts';
import type { Translation } from '../i18n/translation.ts';
import { beginSearch } from '../state/contact-search.ts';
import { cut } from '../state/cut.ts';
import type { DraftState } from '../state/draft-state.ts';
import { functionNames } from '../state/functions.ts';
import { fields } from '../state/save-form.ts';
import type { Section, Widget } from './card.ts';
import { actionButton, actionOf, buttons, line, paragraph } from './widgets.ts';

const maxQueryShown = 60;

/**
 * The result of the last search, and the field for the next one: autocomplete while typing, or the button. Empty for a
 * user who could not link what is found.
 */
export function contactSearchSection(state: DraftState, t: Translation): Section[] {
  if (state.draft.me.creation.accounts === 'none') return [];
  return [{ widgets: [...remarks(state, t), ...searchField(state, t)] }];
}

function searchField(state: DraftState, t: Translation): Widget[] {
  const { contacts: words } = t.messages;
  const { query } = state.contactSearch ?? beginSearch('');
  const parameters = { idempotencyKey: state.draft.idempotencyKey };
  const search = { function: functionNames.searchContacts, parameters };
  return [
    {
      textInput: {
        name: fields.contactQuery,
        label: words.search,
        hintText: words.searchHint,
        ...(query === '' ? {} : { value: query }),
        onChangeAction: actionOf(search),
        autoCompleteAction: actionOf({ function: functionNames.suggestContacts }),
      },
    },
    buttons(actionButton(words.searchButton, search)),
  ];
}

function remarks({ contactSearch = beginSearch('') }: DraftState, t: Translation): Widget[] {
  const { contacts: words } = t.messages;
  const { query, nothing, more, notLinkable } = contactSearch;
  const sentences = [
    ...(nothing ? [words.nothing(cut(query.trim(), maxQueryShown))] : []),
    ...(more ? [words.more] : []),
  ];
  const named = notLinkable.map((contact) => notLinkableText(contact, t)).join('\n');
  return [
    ...(sentences.length === 0 ? [] : [paragraph(sentences.join('\n'))]),
    ...(named === '' ? [] : [line(named, words.notLinkableFound)]),
  ];
}

function notLinkableText({ name, company, relation }: FoundContact, t: Translation): string {
  const { neitherProspectNorClient, outsideAccounts } = t.messages.contacts;
  const reason = relation === 'other' ? neitherProspectNorClient : outsideAccounts;
  return [name, company, reason].filter((part) => part !== null && part !== '').join(t.messages.separator);
}
