import type { Relation } from '../../shared/contacts/contact.ts';
import type { Right } from '../../shared/access/rights.ts';
import type { AddressOrigin } from '../../shared/values/source.ts';
import type { Candidate, KnownAddresses, KnownContact } from '../../backend/contacts/rules/matching.ts';
import { scopeOf, type Viewer } from '../../backend/access/rules/rights.ts';

const viewer = (rights: Right[], admin = false): Viewer => ({ userId: 'me', scope: scopeOf(rights, admin) });
export const rep = viewer(['sales']);
export const repOfAll = viewer(['salesAllAccounts']);
export const taskListOnly = viewer(['taskList']);
export const adminOnly = viewer([], true);

export const from = (address: string, origin: AddressOrigin = 'from', name: string | null = null): Candidate => ({
  address,
  name,
  origin,
  readableDomain: address.slice(address.indexOf('@') + 1),
});

export const known = (id: string, attached: boolean, relation: Relation = 'client'): KnownContact => ({
  id,
  name: `Name of ${id}`,
  email: `${id}@acme.example`,
  company: null,
  relation,
  attached,
});

export const own = known('own', true);
export const own2 = known('own2', true);
export const ownOther = known('ownOther', true, 'other');
export const foreign = known('foreign', false);
export const foreign2 = known('foreign2', false);
export const foreignOther = known('foreignOther', false, 'other');

export const nothing: KnownAddresses = { users: [], contacts: [], companies: [], asked: [] };
export const holding = (address: string, ...contacts: KnownContact[]): KnownAddresses => ({
  ...nothing,
  contacts: contacts.map((contact) => ({ address, contact })),
});
export const company = (domain: string, ...contacts: KnownContact[]): KnownAddresses => ({
  ...nothing,
  companies: contacts.map((contact) => ({ domain, contact })),
});

export const x = 'x@acme.example';
