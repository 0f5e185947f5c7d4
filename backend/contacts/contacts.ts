import type { ContactAdded, ContactPage, ContactRequest, FoundContact } from '../../shared/contacts/contact.ts';
import type { ContactSearchQuery } from '../../shared/contacts/requests.ts';
import { canonicalAddress, domainOf } from '../addresses/canonical-address.ts';
import type { ContactCreation, NewAccount, NewContact } from './sql/create-contact.ts';
import { createContact } from './sql/create-contact.ts';
import { searchContacts } from './sql/search-contacts.ts';
import { isFreeMail } from '../addresses/free-mail.ts';
import type { KnownContact } from './rules/matching.ts';
import type { Viewer } from '../access/rules/rights.ts';
import { mayLink } from '../access/rules/rights.ts';
import { queryWords } from '../platform/text/search-words.ts';
import { singleLineName } from '../platform/text/single-line.ts';
import type { Principal } from '../access/caller.ts';
import { asCaller } from '../access/caller.ts';
import type { Outcome } from '../platform/outcome.ts';
import { done, failed, invalid } from '../platform/outcome.ts';
import type { Context } from '../platform/context.ts';

/** Search results on a card. */
const maxFound = 20;

/** The contacts that the caller may see and that have every word of the query, in their name, company or address. */
export function findContacts(
  context: Context,
  principal: Principal,
  { query, kind }: ContactSearchQuery,
): Promise<Outcome<ContactPage>> {
  return asCaller(context, principal, async (environment, { viewer }) => {
    const words = queryWords(query);
    if (words.length === 0) return done({ contacts: [], more: false });
    const { contacts, more } = await searchContacts(environment, { words, limit: maxFound, kind }, viewer);
    return done({ contacts: contacts.map((contact) => foundContact(contact, viewer)), more });
  });
}

/** Adds a person, in a company of the environment, in a new one or alone. The same address again answers the same contact. */
export async function addContact(
  context: Context,
  principal: Principal,
  request: ContactRequest,
): Promise<Outcome<ContactAdded>> {
  const contact = newContact(context, request);
  if (!contact.ok) return contact;
  return asCaller(context, principal, async (environment, { viewer }) =>
    added(await createContact(environment, contact.value, { viewer, at: context.now() }), viewer),
  );
}

function added(creation: ContactCreation, viewer: Viewer): Outcome<ContactAdded> {
  switch (creation.outcome) {
    case 'created':
    case 'exists':
      return done({ contact: foundContact(creation.contact, viewer), existed: creation.outcome === 'exists' });
    case 'address_known':
      return failed({ code: 'address_known' });
    case 'address_of_user':
      return invalid('body.address', 'is the address of a user');
    case 'contacts_out_of_scope':
      return failed({ code: 'contacts_out_of_scope', contactIds: creation.contactIds });
  }
}

function foundContact({ attached, ...contact }: KnownContact, { scope }: Viewer): FoundContact {
  return { ...contact, linkable: mayLink(scope, { relation: contact.relation, attached }) };
}

function newContact(context: Context, request: ContactRequest): Outcome<NewContact> {
  const canonical = canonicalAddress(request.address);
  if (canonical === null) return invalid('body.address', 'is no address');
  const name = singleLineName(request.name);
  if (name === '') return invalid('body.name', 'is empty');
  const account = newAccount(context, request, domainOf(canonical));
  if (!account.ok) return account;
  const address = { written: request.address.trim(), canonical };
  return done({ id: context.newId(), name, address, account: account.value });
}

function newAccount(context: Context, request: ContactRequest, domain: string): Outcome<NewAccount> {
  const { company, relation = 'prospect' } = request;
  if (company === undefined) return done({ kind: 'self', relation });
  if ('id' in company) {
    if (request.relation !== undefined) return invalid('body.relation', 'is that of the company');
    return done({ kind: 'company', id: company.id });
  }
  const name = singleLineName(company.name);
  if (name === '') return invalid('body.company.name', 'is empty');
  const id = context.newId();
  return done({ kind: 'newCompany', id, name, relation, domain: isFreeMail(domain) ? null : domain });
}
