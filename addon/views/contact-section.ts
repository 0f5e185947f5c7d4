import { type DraftAddress, type DraftContact } from '../../shared/capture/draft.ts';
import type { Translation } from '../i18n/translation.ts';
import { contactsOutlookOf } from '../state/contacts-outlook.ts';
import type { DraftState } from '../state/draft-state.ts';
import { fields } from '../state/save-form.ts';
import type { Section, Widget } from './card.ts';
import { otherRepsLine } from './other-reps-line.ts';
import { line, paragraph } from './widgets.ts';
import { maxOfferedContacts } from '../../shared/contacts/contact.ts';

/** The contacts that can be ticked, each with where its address was found. */
export function contactSection(state: DraftState, t: Translation): Section {
  const { draft: words } = t.messages;
  const outlook = contactsOutlookOf(state.draft, state.entry);
  const consequence = outlook === 'linked' ? null : t.messages.contacts.outlook[outlook];
  if (outlook === 'transverseOnly') return { widgets: [line(consequence ?? '', words.contacts)] };
  const linkable = state.draft.contacts.filter((contact) => contact.linkable);
  if (linkable.length === 0) return { widgets: [line(consequence ?? '', words.contacts)] };
  const said = consequence === null ? [] : [paragraph(consequence)];
  return {
    widgets: [...foundLine(state, t), ...contactList(linkable, state, t), ...otherRepsLine(state, t), ...said],
  };
}

/**
 * How many contacts a search found; the list below starts with them. None after a search that meant one contact: that
 * one is ticked, and the search field is empty again.
 */
function foundLine({ contactSearch }: DraftState, t: Translation): Widget[] {
  if (contactSearch === undefined || contactSearch.query === '' || contactSearch.firstIds.length === 0) return [];
  return [paragraph(t.messages.contacts.found(contactSearch.firstIds.length))];
}

function contactList(linkable: readonly DraftContact[], state: DraftState, t: Translation): Widget[] {
  const { draft: words } = t.messages;
  const addresses = groupByContact(state.draft.addresses);
  const items = sortContacts(linkable, state)
    .slice(0, maxOfferedContacts)
    .map((contact) => ({
      text: contactText(contact, addresses.get(contact.id) ?? [], t),
      value: contact.id,
      selected: state.entry.contactIds.includes(contact.id),
    }));
  const hidden = linkable.length - items.length;
  return [
    { selectionInput: { name: fields.contacts, label: words.contacts, type: 'CHECK_BOX', items } },
    ...(hidden > 0 ? [paragraph(words.moreContacts(hidden))] : []),
  ];
}

/** What was just found or added comes first; the rest keeps the order of the draft. */
function sortContacts(contacts: readonly DraftContact[], { contactSearch }: DraftState): DraftContact[] {
  const firstIds = contactSearch?.firstIds ?? [];
  const first = firstIds.flatMap((id) => contacts.filter((contact) => contact.id === id));
  return [...first, ...contacts.filter(({ id }) => !firstIds.includes(id))];
}

function groupByContact(addresses: readonly DraftAddress[]): Map<string, DraftAddress[]> {
  const byContact = new Map<string, DraftAddress[]>();
  for (const address of addresses) {
    for (const id of address.contactIds) byContact.set(id, [...(byContact.get(id) ?? []), address]);
  }
  return byContact;
}

function contactText(contact: DraftContact, addresses: readonly DraftAddress[], t: Translation): string {
  const origins = new Set(addresses.map(({ origin }) => t.messages.origins[origin]));
  const parts = [
    contact.name,
    contact.company,
    [...origins].join(', '),
    addresses.length === 0 ? contact.email : addresses.map(({ address }) => address).join(', '),
    contact.ticked ? '' : reasonForUnticked(addresses, t),
  ];
  return parts.filter((part) => part !== null && part !== '').join(t.messages.separator);
}

function reasonForUnticked(addresses: readonly DraftAddress[], t: Translation): string {
  if (addresses.some(({ state }) => state === 'ambiguous')) return t.messages.draft.ambiguous;
  return addresses.some(({ state }) => state === 'suggested') ? t.messages.draft.suggested : '';
}
