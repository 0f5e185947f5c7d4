import type { FoundContact } from '../../shared/contacts/contact.ts';
import type { Translation } from '../i18n/translation.ts';
import type { ContactSearch } from '../state/contact-search.ts';
import { cut } from '../state/cut.ts';
import type { Widget } from './card.ts';
import { line, paragraph } from './widgets.ts';

const maxQueryShown = 60;

/** What a search did not give: nothing at all, more than it answered, contacts that cannot be linked. */
export function searchRemarks({ query, nothing, more, notLinkable }: ContactSearch, t: Translation): Widget[] {
  const { contacts: words } = t.messages;
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
