import { type DraftAddress, type DraftContact } from '../../shared/capture/draft.ts';
import type { Translation } from '../i18n/translation.ts';
import { contactsOutlookOf } from '../state/contacts-outlook.ts';
import type { DraftState } from '../state/draft-state.ts';
import { functionNames } from '../state/functions.ts';
import { fields, shownParametersOf } from '../state/save-form.ts';
import type { Button, Widget } from './card.ts';
import { searchRemarks } from './contact-remarks.ts';
import { otherRepsLine } from './other-reps-line.ts';
import { actionButton, line, paragraph } from './widgets.ts';
import { maxOfferedContacts } from '../../shared/contacts/contact.ts';

/** The contacts that can be ticked, each with where its address was found, and the way to others. */
export function contactFields(state: DraftState, t: Translation): Widget[] {
  const { draft: words } = t.messages;
  const outlook = contactsOutlookOf(state.draft, state.entry);
  const consequence = outlook === 'linked' ? null : t.messages.contacts.outlook[outlook];
  if (outlook === 'transverseOnly') return [line(consequence ?? '', words.contacts)];
  const linkable = state.draft.contacts.filter((contact) => contact.linkable);
  const add = { button: searchButton(state, t) };
  if (linkable.length === 0) return [line(consequence ?? '', words.contacts, add), ...remarks(state, t)];
  const said = consequence === null ? [] : [paragraph(consequence)];
  // The button stands on the line of the label, which the list itself therefore lacks.
  const head = line([{ strong: words.contacts }], undefined, add);
  const list = [...contactList(linkable, state, t), ...otherRepsLine(state, t)];
  return [head, ...foundLine(state, t), ...list, ...said, ...remarks(state, t)];
}

/** The button that opens the search, with the text of the last one when that left a choice. */
function searchButton({ contactSearch, draft, entry }: DraftState, t: Translation): Button {
  const parameters = {
    ...shownParametersOf(entry),
    idempotencyKey: draft.idempotencyKey,
    ...(contactSearch === undefined || contactSearch.query === '' ? {} : { query: contactSearch.query }),
  };
  return actionButton(t.messages.contacts.addContact, { function: functionNames.openSearch, parameters });
}

/** What the last search did not give. */
function remarks({ contactSearch }: DraftState, t: Translation): Widget[] {
  return contactSearch === undefined ? [] : searchRemarks(contactSearch, t);
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
  const twins = findTwins(linkable, t);
  const items = sortContacts(linkable, state)
    .slice(0, maxOfferedContacts)
    .map((contact) => ({
      text: contactText(contact, { addresses: addresses.get(contact.id) ?? [], twins }, t),
      value: contact.id,
      selected: state.entry.contactIds.includes(contact.id),
    }));
  const hidden = linkable.length - items.length;
  return [
    { selectionInput: { name: fields.contacts, type: 'CHECK_BOX', items } },
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

/** One line where it fits: a contact that its one address stands for is named without it. */
function contactText(contact: DraftContact, { addresses, twins }: Found, t: Translation): string {
  const origins = new Set(addresses.map(({ origin }) => t.messages.origins[origin]));
  const name = nameText(contact, t);
  const evident = contact.ticked && addresses.length === 1 && !twins.has(name);
  const written = addresses.length === 0 ? contact.email : addresses.map(({ address }) => address).join(', ');
  const parts = [
    name,
    [...origins].join(', '),
    evident ? '' : written,
    contact.ticked ? '' : reasonForUnticked(addresses, t),
  ];
  return parts.filter((part) => part !== null && part !== '').join(t.messages.separator);
}

interface Found {
  readonly addresses: readonly DraftAddress[];
  /** Names that several contacts have. */
  readonly twins: ReadonlySet<string>;
}

function nameText({ name, company }: DraftContact, t: Translation): string {
  return company === null || company === '' ? name : name + t.messages.separator + company;
}

function findTwins(contacts: readonly DraftContact[], t: Translation): Set<string> {
  const seen = new Set<string>();
  const names = contacts.map((contact) => nameText(contact, t));
  return new Set(names.filter((name) => seen.size === seen.add(name).size));
}

function reasonForUnticked(addresses: readonly DraftAddress[], t: Translation): string {
  if (addresses.some(({ state }) => state === 'ambiguous')) return t.messages.draft.ambiguous;
  return addresses.some(({ state }) => state === 'suggested') ? t.messages.draft.suggested : '';
}
