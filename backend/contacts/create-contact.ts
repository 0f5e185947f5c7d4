import type { ContactAdded, ContactRequest } from '../../shared/contacts/contact.ts';
import { asCaller, type Principal } from '../access/caller.ts';
import type { Viewer } from '../access/rules/rights.ts';
import { canonicalAddress, domainOf } from '../addresses/canonical-address.ts';
import { companyDomainsOf } from '../addresses/company-domains.ts';
import type { EnvironmentHandle } from '../platform/database/environment-scope.ts';
import { isOwnAddress } from '../environments/rules/own-addresses.ts';
import { succeed, fail, rejectField, type Outcome } from '../platform/outcome.ts';
import type { Context } from '../platform/context.ts';
import { toSingleLineName } from '../platform/text/single-line.ts';
import { decideContactCreation, type ContactCreationDecision } from './rules/contact-creation.ts';
import type { KnownContact } from './rules/matching.ts';
import { toFoundContact } from './search-contacts.ts';
import {
  insertContact,
  lockContactNames,
  readContact,
  readContactCreationFacts,
  type NewAccount,
  type NewContact,
} from './sql/create-contact.ts';

/**
 * Adds a person to an existing company, to a new one, or without company. Adding an address again answers the existing
 * contact.
 */
export async function createContact(
  context: Context,
  principal: Principal,
  request: ContactRequest,
): Promise<Outcome<ContactAdded>> {
  const contact = buildContact(context, request);
  if (!contact.ok) return contact;
  return asCaller(context, principal, async (environment, { viewer }) => {
    const creation = await createContactIn(environment, contact.value, { viewer, at: context.now() });
    switch (creation.outcome) {
      case 'created':
      case 'exists':
        return succeed({ contact: toFoundContact(creation.contact, viewer), existed: creation.outcome === 'exists' });
      case 'address_known':
        return fail({ code: 'address_known' });
      case 'address_of_colleague':
        return fail({ code: 'address_of_colleague' });
      case 'contacts_out_of_scope':
        return fail({ code: 'contacts_out_of_scope', contactIds: creation.contactIds });
    }
  });
}

export type ContactCreation =
  | { readonly outcome: 'created' | 'exists'; readonly contact: KnownContact }
  | Exclude<ContactCreationDecision, { outcome: 'accepted' | 'exists' }>;

/**
 * Adds the person within the transaction, and attaches the user to the account if it is new. Otherwise says why not.
 */
export async function createContactIn(
  environment: EnvironmentHandle,
  contact: NewContact,
  { viewer, at }: { readonly viewer: Viewer; readonly at: Date },
): Promise<ContactCreation> {
  await lockContactNames(environment, contact);
  const { ofUser, own, ...facts } = await readContactCreationFacts(environment, contact, viewer);
  const ofColleague = ofUser || isOwnAddress(contact.address.canonical, own);
  const decision = decideContactCreation({ ...facts, ofColleague, scope: viewer.scope });
  if (decision.outcome === 'accepted') {
    const account = decision.joins === null ? contact.account : { kind: 'company' as const, id: decision.joins };
    await insertContact(environment, { ...contact, account }, { userId: viewer.userId, at });
    return { outcome: 'created', contact: await readContact(environment, contact.id, viewer) };
  }
  if (decision.outcome !== 'exists') return decision;
  return { outcome: 'exists', contact: await readContact(environment, decision.contactId, viewer) };
}

function buildContact(context: Context, request: ContactRequest): Outcome<NewContact> {
  const canonical = canonicalAddress(request.address);
  if (canonical === null) return rejectField('body.address', 'is no address');
  const name = toSingleLineName(request.name);
  if (name === '') return rejectField('body.name', 'is empty');
  const account = buildAccount(context, request, domainOf(canonical));
  if (!account.ok) return account;
  const address = { written: request.address.trim(), canonical };
  return succeed({ id: context.newId(), name, address, account: account.value });
}

function buildAccount(context: Context, request: ContactRequest, domain: string): Outcome<NewAccount> {
  const { company, relation = 'prospect' } = request;
  if (company === undefined) return succeed({ kind: 'self', relation });
  if ('id' in company) {
    if (request.relation !== undefined) return rejectField('body.relation', 'is that of the company');
    return succeed({ kind: 'company', id: company.id });
  }
  const name = toSingleLineName(company.name);
  if (name === '') return rejectField('body.company.name', 'is empty');
  const id = context.newId();
  return succeed({ kind: 'newCompany', id, name, relation, domains: companyDomainsOf(domain) });
}
