import type { ContactPage, FoundContact } from '../../shared/contacts/contact.ts';
import type { ContactSearchQuery } from '../../shared/contacts/requests.ts';
import { findContacts } from './sql/search-contacts.ts';
import type { KnownContact } from './rules/matching.ts';
import type { Viewer } from '../access/rules/rights.ts';
import { mayLink } from '../access/rules/rights.ts';
import { queryWords } from '../platform/text/search-words.ts';
import type { Principal } from '../access/caller.ts';
import { asCaller } from '../access/caller.ts';
import type { Outcome } from '../platform/outcome.ts';
import { succeed } from '../platform/outcome.ts';
import type { Context } from '../platform/context.ts';

/** Search results on a card. */
const maxFound = 20;

/** The contacts that the caller may see and that have every word of the query, in their name, company or address. */
export function searchContacts(
  context: Context,
  principal: Principal,
  { query, kind }: ContactSearchQuery,
): Promise<Outcome<ContactPage>> {
  return asCaller(context, principal, async (environment, { viewer }) => {
    const words = queryWords(query);
    if (words.length === 0) return succeed({ contacts: [], more: false });
    const { contacts, more } = await findContacts(environment, { words, limit: maxFound, kind }, viewer);
    return succeed({ contacts: contacts.map((contact) => toFoundContact(contact, viewer)), more });
  });
}

/** A contact with whether the viewer may link it to a task. */
export function toFoundContact({ attached, ...contact }: KnownContact, { scope }: Viewer): FoundContact {
  return { ...contact, linkable: mayLink(scope, { relation: contact.relation, attached }) };
}
