import { describe, expect, it } from 'vitest';
import { decideContactCreation, type ContactCreationCase } from '../../../backend/domain/contact-creation.ts';
import { scopeOf } from '../../../backend/domain/rights.ts';
import { rights, type Right } from '../../../shared/rights.ts';

const own = { id: 'own', relation: 'client', attached: true } as const;
const foreign = { id: 'foreign', relation: 'client', attached: false } as const;
const supplier = { id: 'supplier', relation: 'other', attached: false } as const;
const rep = scopeOf(['sales'], false);

const acceptable: ContactCreationCase = { scope: rep, ofUser: false, holders: [], company: null };
const joining = (standing: typeof own | typeof foreign | null) => ({ company: { id: 'company', standing } });

it.each<[string, Partial<ContactCreationCase>, object]>([
  ['a new address', {}, { outcome: 'accepted' }],
  ['a new address in a company of the rep', joining(own), { outcome: 'accepted' }],
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
  ['a colleague', { ofUser: true, holders: [own] }, { outcome: 'address_of_user' }],
])('%s', (_case, change, decision) => {
  expect(decideContactCreation({ ...acceptable, ...change })).toEqual(decision);
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
