import { describe, expect, it } from 'vitest';
import { contactsOutlookOf, type ContactsOutlook } from '../../../addon/state/contacts-outlook.ts';
import { listAddableAddresses } from '../../../addon/state/new-contacts.ts';
import { readersOf } from '../../../addon/state/readers.ts';
import type { AccountScope } from '../../../shared/access/rights.ts';
import type { AddressState, DraftAddress, DraftContact } from '../../../shared/capture/draft.ts';
import { id, makeAddress, makeContact, makeDraft, makeDraftState, makeMe } from '../../support/draft-builders.ts';

function meWith(accounts: AccountScope) {
  return makeMe({ creation: { allowed: true, accounts, missingRights: [] } });
}

interface Case {
  when: string;
  accounts?: AccountScope;
  contacts?: DraftContact[];
  ticked?: string[];
  found?: DraftAddress[];
  is: ContactsOutlook;
}

describe('what the contacts come to', () => {
  const linkable = makeContact(1);
  const other = makeContact(2, { linkable: false, ticked: false, relation: 'other' });
  const states = (...found: AddressState[]) => found.map((state, n) => makeAddress(n, { state, contactIds: [] }));

  it.each<Case>([
    {
      when: 'a contact is ticked',
      contacts: [linkable],
      ticked: [linkable.id],
      found: states('outside'),
      is: 'linked',
    },
    { when: 'none is ticked', contacts: [linkable], found: states('outside'), is: 'noneTicked' },
    { when: 'only an unknown id is ticked', accounts: 'all', contacts: [linkable], ticked: [id(99)], is: 'noneTicked' },
    { when: 'all that is known is outside', found: states('unknown', 'outside', 'notLinkable'), is: 'outside' },
    {
      when: 'all that is known is no prospect and no client',
      contacts: [other],
      ticked: [other.id],
      found: states('notLinkable'),
      is: 'notLinkable',
    },
    { when: 'nobody is known', found: states('unknown', 'colleague', 'self', 'automatic'), is: 'nobody' },
    { when: 'there is no address', accounts: 'all', is: 'nobody' },
    { when: 'the rights allow none', accounts: 'none', found: states('outside'), is: 'transverseOnly' },
    {
      when: 'the rights no longer allow any',
      accounts: 'none',
      contacts: [linkable],
      ticked: [linkable.id],
      is: 'transverseOnly',
    },
  ])('$when: $is', ({ accounts = 'attached', contacts = [], ticked = [], found = [], is }) => {
    const draft = makeDraft({ me: meWith(accounts), contacts, addresses: found });
    const { entry } = makeDraftState({ draft });
    expect(contactsOutlookOf(draft, { ...entry, contactIds: ticked })).toBe(is);
  });
});

describe('who will see the task', () => {
  const self = { id: id(1), name: 'Camille Martin', email: 'camille@demo.example' };
  const colleague = { id: id(7), name: 'Sacha Petit', email: 'sacha@demo.example' };

  const contacts = [
    makeContact(1),
    makeContact(2),
    makeContact(3, { name: 'Boulangerie Roux', company: null, ticked: false }),
    makeContact(4, { name: 'Voisin', company: 'Ailleurs', linkable: false }),
  ];

  it.each([
    ['nobody', [], null, { accounts: [], assignee: null }],
    ['two of a company', [1001, 1002], null, { accounts: ['Acme'], assignee: null }],
    ['a contact of its own', [1001, 1003], null, { accounts: ['Acme', 'Boulangerie Roux'], assignee: null }],
    ['one that cannot be linked', [1004], null, { accounts: [], assignee: null }],
    ['the rep', [1001], 1, { accounts: ['Acme'], assignee: null }],
    ['a colleague', [1001], 7, { accounts: ['Acme'], assignee: 'Sacha Petit' }],
    ['somebody who is not offered', [1001], 8, { accounts: ['Acme'], assignee: null }],
  ] as const)('with %s', (...row) => {
    const [, ticked, assignee, readers] = row;
    const draft = makeDraft({ contacts, assignees: [self, colleague] });
    const { entry } = makeDraftState({ draft });
    const chosen = { contactIds: ticked.map((n) => id(n)), assigneeId: assignee === null ? null : id(assignee) };
    expect(readersOf(draft, { ...entry, ...chosen })).toEqual(readers);
  });
});

describe('the addresses that one click adds', () => {
  const newContact = { name: 'Marie', company: null };
  const addresses = [
    makeAddress(0, { state: 'matched' }),
    ...Array.from({ length: 500 }, (_, n) => makeAddress(n + 1, { state: 'unknown', contactIds: [], newContact })),
  ];

  it.each([
    ['attached', ['contact1', 'contact2', 'contact3', 'contact4', 'contact5']],
    ['all', ['contact1', 'contact2', 'contact3', 'contact4', 'contact5']],
    ['none', []],
  ] as const)('accounts %s', (accounts, names) => {
    const addable = listAddableAddresses(makeDraft({ me: meWith(accounts), addresses }));
    expect(addable.map(({ address }) => address)).toEqual(names.map((name) => `${name}@acme.example`));
  });
});
