import { expect, it } from 'vitest';
import type { NewContact } from '../../../../shared/capture/draft.ts';
import { newContactOf, type CompanyOfDomain } from '../../../../backend/contacts/rules/new-contact.ts';

const acme: CompanyOfDomain = { id: 'acme', name: 'Acme SAS', linkable: true };
const second: CompanyOfDomain = { id: 'second', name: 'Acme Espagne', linkable: true };
const supplier: CompanyOfDomain = { id: 'supplier', name: 'Fournil', linkable: false };

it.each<[string, string, string | null, CompanyOfDomain[], NewContact | null]>([
  [
    'of the company of its domain',
    'marie.duval@acme.fr',
    null,
    [acme],
    { name: 'Marie Duval', company: { id: 'acme', name: 'Acme SAS' } },
  ],
  [
    'named by the header',
    'md@acme.fr',
    'Duval, Marie',
    [acme],
    { name: 'Marie Duval', company: { id: 'acme', name: 'Acme SAS' } },
  ],
  [
    'of a new company',
    'marie.duval@acme-industrie.co.uk',
    null,
    [],
    { name: 'Marie Duval', company: { id: null, name: 'Acme Industrie' } },
  ],
  ['of a function', 'contact@acme.fr', null, [], { name: 'contact', company: { id: null, name: 'Acme' } }],
  ['of free mail', 'marie.duval@gmail.com', null, [], { name: 'Marie Duval', company: null }],
  ['of an IP address', 'marie@[192.0.2.1]', null, [], { name: 'Marie', company: null }],
  ['of two companies', 'marie@acme.fr', null, [acme, second], null],
  ['of a company that cannot be linked', 'luc@fournil.fr', null, [supplier], null],
  ['of one that can be linked and one that cannot', 'luc@fournil.fr', null, [acme, supplier], null],
  ['of a machine', 'no-reply@acme.fr', 'Acme', [acme], null],
])('an address %s', (...row) => {
  const [, address, name, companies, proposal] = row;
  const readableDomain = address.slice(address.indexOf('@') + 1);
  expect(newContactOf({ address, name, readableDomain }, companies)).toEqual(proposal);
});

it('names a company as people read its domain', () => {
  const found = { address: 'a.b@xn--socit-esab.fr', name: null, readableDomain: 'société.fr' };
  expect(newContactOf(found, [])?.company).toEqual({ id: null, name: 'Société' });
});

it('makes no contact of what is no address', () => {
  expect(newContactOf({ address: 'pas une adresse', name: 'Jane', readableDomain: null }, [])).toBeNull();
});
