import type { ContactPage, ContactRef, FoundContact } from '../../shared/contacts/contact.ts';
import { canonicalAddress } from '../../shared/text/address/canonical-address.ts';
import { wholeCharacters } from './cut.ts';
import type { CallbackEvent } from './event.ts';
import { fields } from './save-form.ts';

/** A shorter query matches half of the CRM. */
const minQueryLength = 2;
// The backend's limit, in UTF-16 units.
const maxQueryLength = 200;

/** The text of the search field of a draft card, and the result of the search. */
export interface ContactSearch {
  readonly query: string;
  /** Contacts that come first in the list: just found, or just added. */
  readonly firstIds: readonly string[];
  /** Nothing was found; the lists are empty. */
  readonly nothing: boolean;
  /** There are more than were answered. */
  readonly more: boolean;
  /** Found, but shown only. */
  readonly notLinkable: readonly FoundContact[];
}

// Longer than any suggestion.
const maxTypedLength = 1000;

/** The text of the search field, from the form or from the parameters of a retry. */
export function typedQuery({ form, parameters }: CallbackEvent): string {
  const typed = parameters[fields.contactQuery] ?? form[fields.contactQuery]?.[0] ?? '';
  return wholeCharacters(typed, maxTypedLength);
}

/** The typed text or the chosen suggestion, before the search. */
export function unsearched(query: string): ContactSearch {
  return { query, firstIds: [], nothing: false, more: false, notLinkable: [] };
}

/** The result of a search: contacts to choose from, or an unambiguous one. */
export interface SearchOutcome {
  readonly search: ContactSearch;
  /** The unambiguous contact, to be ticked. */
  readonly meant: FoundContact | null;
}

/** The suggestion for a contact; choosing it puts it into the field. */
export function suggestionText({ name, company, email }: ContactRef, separator: string): string {
  return [name, company, email].filter((part) => part !== null && part !== '').join(separator);
}

/**
 * The query for a text of the field: the address at its end, as in a suggestion, otherwise all of it. Null when it is
 * too short.
 */
export function searchText(query: string): string | null {
  // A URL cannot have a lone surrogate.
  const text = addressIn(query) ?? query.replace(/[\ud800-\udfff]/gu, '').trim();
  return text.length < minQueryLength ? null : wholeCharacters(text, maxQueryLength).trim();
}

/**
 * Decides on the result for `query`. A chosen suggestion, an address, or a single result stands for one contact, if it
 * can be linked; otherwise all linkable contacts are offered.
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

/** Browsers may replace non-breaking spaces. */
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
