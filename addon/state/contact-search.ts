import type { ContactPage, ContactRef, FoundContact } from '../../shared/contacts/contact.ts';
import { canonicalAddress } from '../../shared/text/address/canonical-address.ts';
import { cutCharacters } from './cut.ts';
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
  /** The backend has more matches than it answered. */
  readonly more: boolean;
  /** Contacts that were found but cannot be linked; the card only names them. */
  readonly notLinkable: readonly FoundContact[];
}

// Longer than any suggestion; the rest of a longer text is ignored.
const maxTypedLength = 1000;

/** The text of the search field, from the form or from the parameters of a retry. */
export function readTypedQuery({ form, parameters }: CallbackEvent): string {
  const typed = parameters[fields.contactQuery] ?? form[fields.contactQuery]?.[0] ?? '';
  return cutCharacters(typed, maxTypedLength);
}

/** A search that has not run yet: `query` is the typed text or the chosen suggestion. */
export function beginSearch(query: string): ContactSearch {
  return { query, firstIds: [], nothing: false, more: false, notLinkable: [] };
}

/** The result of a search: contacts to choose from, or an unambiguous one. */
export interface SearchOutcome {
  readonly search: ContactSearch;
  /** The unambiguous contact, to be ticked. */
  readonly meant: FoundContact | null;
}

/** The suggestion for a contact; choosing it puts it into the field. */
export function suggestionOf({ name, company, email }: ContactRef, separator: string): string {
  return [name, company, email].filter((part) => part !== null && part !== '').join(separator);
}

/**
 * The query for a text of the field: the address at its end, as in a suggestion, otherwise all of it. Null when it is
 * too short.
 */
export function toSearchText(query: string): string | null {
  // A URL cannot have a lone surrogate.
  const text = addressIn(query) ?? query.replace(/[\ud800-\udfff]/gu, '').trim();
  return text.length < minQueryLength ? null : cutCharacters(text, maxQueryLength).trim();
}

/**
 * Decides on the result for `query`. A chosen suggestion, an address, or a single result stands for one contact, if it
 * can be linked; otherwise all linkable contacts are offered.
 */
export function decideSearch(query: string, page: ContactPage, separator: string): SearchOutcome {
  const { contacts, more } = page;
  const meant = findMeantContact(query, page, separator);
  if (meant !== null) return { search: { ...beginSearch(''), firstIds: [meant.id] }, meant };
  const search = {
    query,
    firstIds: contacts.filter(({ linkable }) => linkable).map(({ id }) => id),
    nothing: contacts.length === 0,
    more,
    notLinkable: contacts.filter(({ linkable }) => !linkable),
  };
  return { search, meant: null };
}

function findMeantContact(query: string, { contacts, more }: ContactPage, separator: string): FoundContact | null {
  const text = toComparable(query);
  const address = addressIn(query);
  const candidates = [
    contacts.filter((contact) => toComparable(suggestionOf(contact, separator)) === text),
    contacts.filter(({ email }) => address !== null && email !== null && canonicalize(email) === address),
    more ? [] : contacts,
  ];
  const [single, ...others] = candidates.find((found) => found.length > 0) ?? [];
  return single?.linkable === true && others.length === 0 ? single : null;
}

/** Folds case and white space, because browsers may replace non-breaking spaces. */
function toComparable(text: string): string {
  return text.normalize('NFC').toLowerCase().replace(/\s+/g, ' ').trim();
}

/** The address at the end of a text, without the brackets that it may stand in. */
function addressIn(query: string): string | null {
  const words = query.trim().split(/\s+/);
  const last = words[words.length - 1] ?? '';
  return canonicalize(last.replace(/^[<(]|[>),;.]$/g, ''));
}

function canonicalize(address: string): string | null {
  return canonicalAddress(address, (domain) => domain);
}
