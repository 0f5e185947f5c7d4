import { describe, expect, it } from 'vitest';
import {
  decideContactCreation,
  type ContactCreationCase,
  type LikeCompany,
} from '../../../../backend/contacts/rules/contact-creation.ts';
import { scopeOf } from '../../../../backend/access/rules/rights.ts';
import { rights, type Right } from '../../../../shared/access/rights.ts';

const own = { id: 'own', relation: 'client', attached: true } as const;
const foreign = { id: 'foreign', relation: 'client', attached: false } as const;
const supplier = { id: 'supplier', relation: 'other', attached: false } as const;
const rep = scopeOf(['sales'], false);

const acceptable: ContactCreationCase = { scope: rep, ofColleague: false, holders: [], company: null, alike: null };
const joining = (standing: typeof own | typeof foreign | null) => ({ company: { id: 'company', standing } });

it.each<[string, Partial<ContactCreationCase>, object]>([
  ['a new address', {}, { outcome: 'accepted', joins: null }],
  ['a new address in a company of the rep', joining(own), { outcome: 'accepted', joins: null }],
  ['a company of others', joining(foreign), { outcome: 'contacts_out_of_scope', contactIds: ['company'] }],
  ['a company that does not exist', joining(null), { outcome: 'contacts_out_of_scope', contactIds: ['company'] }],
  ['an address of a contact of the rep', { holders: [foreign, own] }, { outcome: 'exists', contactId: 'own' }],
  [
    'the same with a company of others',
    { holders: [own], ...joining(foreign) },
    { outcome: 'exists', contactId: 'own' },
  ],
  ['an address held outside the accounts', { holders: [foreign, supplier] }, { outcome: 'address_known' }],
  ['the same with a company of others', { holders: [foreign], ...joining(foreign) }, { outcome: 'address_known' }],
  ['a colleague', { ofColleague: true, holders: [own] }, { outcome: 'address_of_colleague' }],
])('%s', (_case, change, decision) => {
  expect(decideContactCreation({ ...acceptable, ...change })).toEqual(decision);
});

describe('a new company', () => {
  const like = (
    standing: { id: string; relation: 'client' | 'other'; attached: boolean },
    ...by: ('domain' | 'name')[]
  ): LikeCompany => ({ ...standing, ofDomain: by.includes('domain'), ofName: by.includes('name') });
  const own2 = { ...own, id: 'own2' };
  const ownOther = { ...own, id: 'ownOther', relation: 'other' } as const;
  const joins = (id: string | null) => ({ outcome: 'accepted', joins: id });
  const known = { outcome: 'address_known' };

  it.each<[string, LikeCompany[], object]>([
    ['that nobody has', [], joins(null)],
    ['whose domain one in scope has', [like(own, 'domain')], joins('own')],
    ['whose domain and name one in scope has', [like(own, 'domain', 'name')], joins('own')],
    ['whose name one in scope has', [like(own, 'name')], joins('own')],
    ['whose domain a supplier in scope has', [like(ownOther, 'domain')], joins('ownOther')],
    ['whose domain two have', [like(own, 'domain'), like(own2, 'domain')], joins(null)],
    ['whose domain two have, one of the name', [like(own, 'domain'), like(own2, 'domain', 'name')], joins('own2')],
    ['whose name two have, the older first', [like(own2, 'name'), like(own, 'name')], joins('own2')],
    ['whose domain one has and whose name another', [like(own2, 'name'), like(own, 'domain')], joins('own')],
    ['whose domain one outside has', [like(foreign, 'domain')], known],
    ['whose domain and name one outside has', [like(foreign, 'domain', 'name')], known],
    ['whose name one outside has', [like(foreign, 'name')], joins(null)],
    ['whose domain one outside has and one in scope', [like(foreign, 'domain'), like(own, 'domain')], joins('own')],
    [
      'whose domain one outside has, whose name one in scope',
      [like(foreign, 'domain'), like(own, 'name')],
      joins('own'),
    ],
  ])('%s', (_case, alike, decision) => {
    expect(decideContactCreation({ ...acceptable, alike })).toEqual(decision);
  });

  it('is not asked about while the address is known', () => {
    const request = { ...acceptable, holders: [own2], alike: [like(foreign, 'domain')] };
    expect(decideContactCreation(request)).toEqual({ outcome: 'exists', contactId: 'own2' });
  });
});

describe('every combination of rights', () => {
  const combinations = Array.from({ length: 8 }, (_, bits) => rights.filter((_right, index) => (bits >> index) & 1));
  const seesAll = (had: readonly Right[], admin: boolean) => admin || had.includes('salesAllAccounts');

  it.each(combinations.flatMap((had) => [false, true].map((admin) => [had, admin] as const)))(
    '%j (admin: %s) may add, and learns of a holder only within its accounts',
    (had, admin) => {
      const scope = scopeOf(had, admin);
      expect(decideContactCreation({ ...acceptable, scope }).outcome).toBe('accepted');
      expect(decideContactCreation({ ...acceptable, scope, holders: [foreign] }).outcome).toBe(
        seesAll(had, admin) ? 'exists' : 'address_known',
      );
      expect(decideContactCreation({ ...acceptable, scope, holders: [own] }).outcome).toBe(
        seesAll(had, admin) || had.includes('sales') ? 'exists' : 'address_known',
      );
      expect(decideContactCreation({ ...acceptable, scope, ...joining(foreign) }).outcome).toBe(
        seesAll(had, admin) ? 'accepted' : 'contacts_out_of_scope',
      );
    },
  );
});
