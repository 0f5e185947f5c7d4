import type { ContactPage, ContactRef, FoundContact } from '../../shared/contacts/contact.ts';
import { canonicalAddress } from '../../shared/text/address/canonical-address.ts';
import { wholeCharacters } from './cut.ts';
import type { CallbackEvent } from './event.ts';
import { fields } from './save-form.ts';

/** Shorter texts find half of the CRM. */
const minQueryLength = 2;
// What the backend takes, in UTF-16 units.
const maxQueryLength = 200;

/** What stands in the search field of a draft card, and what came of searching. */
export interface ContactSearch {
  readonly query: string;
  /** Contacts that come first in the list: just found, or just added. */
  readonly firstIds: readonly string[];
  /** What was looked for was not found; the other lists are then empty. */
  readonly nothing: boolean;
  /** There are more than were answered. */
  readonly more: boolean;
  /** Found, but shown only. */
  readonly notLinkable: readonly FoundContact[];
}

// Longer than any suggestion.
const maxTypedLength = 1000;

/** What stands in the search field, on the card or carried by the retry of one of its buttons. */
export function typedQuery({ form, parameters }: CallbackEvent): string {
  const typed = parameters[fields.contactQuery] ?? form[fields.contactQuery]?.[0] ?? '';
  return wholeCharacters(typed, maxTypedLength);
}

/** What was typed, or the suggestion that was taken, before anything came of it. */
export function unsearched(query: string): ContactSearch {
  return { query, firstIds: [], nothing: false, more: false, notLinkable: [] };
}

/** What a search comes to: contacts to choose from, or the one that was meant. */
export interface SearchOutcome {
  readonly search: ContactSearch;
  /** The contact that was meant without doubt, to be ticked. */
  readonly meant: FoundContact | null;
}

/** The text by which a contact is suggested while typing; taking it puts it into the field. */
export function suggestionText({ name, company, email }: ContactRef, separator: string): string {
  return [name, company, email].filter((part) => part !== null && part !== '').join(separator);
}

/**
 * What the backend is asked for a text of the field: the address that it ends with, as a suggestion does, or all of it.
 * Null when it is too short to be looked for.
 */
export function searchText(query: string): string | null {
  // Half a surrogate pair has no place in a URL.
  const text = addressIn(query) ?? query.replace(/[\ud800-\udfff]/gu, '').trim();
  return text.length < minQueryLength ? null : wholeCharacters(text, maxQueryLength).trim();
}

/**
 * Decides on the answer for `query`. A suggestion taken, an address and a single result name one contact, if it can be
 * linked; otherwise everything that can be linked is offered.
 */
export function searchOutcome(query: string, page: ContactPage, separator: string): SearchOutcome {
  const { contacts, more } = page;
  const meant = contactMeant(query, page, separator);
  if (meant !== null) return { search: { ...unsearched(''), firstIds: [meant.id] }, meant };
  const search = {
    query,
    firstIds: contacts.filter(({ linkable }) => linkable).map(({ id }) => id),
    nothing: contacts.length === 0,
    more,
    notLinkable: contacts.filter(({ linkable }) => !linkable),
  };
  return { search, meant: null };
}

function contactMeant(query: string, { contacts, more }: ContactPage, separator: string): FoundContact | null {
  const text = comparable(query);
  const address = addressIn(query);
  const candidates = [
    contacts.filter((contact) => comparable(suggestionText(contact, separator)) === text),
    contacts.filter(({ email }) => address !== null && email !== null && canonical(email) === address),
    more ? [] : contacts,
  ];
  const [single, ...others] = candidates.find((found) => found.length > 0) ?? [];
  return single?.linkable === true && others.length === 0 ? single : null;
}

/** A browser may make an ordinary space of one that does not break. */
function comparable(text: string): string {
  return text.normalize('NFC').toLowerCase().replace(/\s+/g, ' ').trim();
}

/** The address at the end of a text, without the brackets that it may stand in. */
function addressIn(query: string): string | null {
  const words = query.trim().split(/\s+/);
  const last = words[words.length - 1] ?? '';
  return canonical(last.replace(/^[<(]|[>),;.]$/g, ''));
}

function canonical(address: string): string | null {
  return canonicalAddress(address, (domain) => domain);
}
