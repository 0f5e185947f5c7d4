import { expect, it } from 'vitest';
import { initialPreferences } from '../../../../backend/preferences/rules/preferences.ts';
import { proposeDefaults, type ProposalCase } from '../../../../backend/capture/rules/proposal.ts';

const plain: ProposalCase = {
  kind: 'mail',
  offered: {
    types: [
      { id: 'call', label: 'Appel' },
      { id: 'quote', label: 'Devis' },
      { id: 'visit', label: 'Visite' },
      { id: 'mail', label: 'Email' },
    ],
    statuses: [
      { id: 'done', label: 'Fait', closed: true },
      { id: 'open', label: 'À faire', closed: false },
      { id: 'later', label: 'Plus tard', closed: false },
    ],
  },
  preferences: {
    ...initialPreferences,
    defaults: { mail: { typeId: 'quote', statusId: null }, event: { typeId: 'visit', statusId: 'done' } },
  },
  learned: { ofKind: null, ofContacts: [] },
  environment: { typeId: null, statusId: null },
  contactIds: ['anne', 'bob'],
};
const ofKind = { typeId: 'mail', statusId: 'done' };
const used = (contactId: string, [typeId, statusId]: readonly [string, string], second = 0) => ({
  contactId,
  typeId,
  statusId,
  savedAt: `2026-11-23T09:30:0${second}.000Z`,
});

it.each<[string, Partial<ProposalCase>, [string, string, string, string]]>([
  ['a preferred type', {}, ['quote', 'preference', 'open', 'environment']],
  ['a preferred type and status, even a closed one', { kind: 'event' }, ['visit', 'preference', 'done', 'preference']],
  ['no preference', { preferences: initialPreferences }, ['call', 'environment', 'open', 'environment']],
  ['something used for this kind', { learned: { ofKind, ofContacts: [] } }, ['mail', 'kind', 'done', 'kind']],
  [
    'something used for a ticked contact',
    { learned: { ofKind, ofContacts: [used('anne', ['visit', 'later'])] } },
    ['visit', 'contact', 'later', 'contact'],
  ],
  [
    'something used for a contact that is not ticked',
    { learned: { ofKind, ofContacts: [used('carl', ['visit', 'later'])] } },
    ['mail', 'kind', 'done', 'kind'],
  ],
  [
    'several ticked contacts, the newest',
    {
      learned: {
        ofKind,
        ofContacts: [
          used('anne', ['visit', 'later'], 1),
          used('bob', ['call', 'done'], 2),
          used('carl', ['mail', 'open'], 3),
        ],
      },
    },
    ['call', 'contact', 'done', 'contact'],
  ],
  [
    'defaults of the environment',
    { preferences: initialPreferences, environment: { typeId: 'visit', statusId: 'later' } },
    ['visit', 'environment', 'later', 'environment'],
  ],
  [
    'defaults of the environment below a preference, even a closed one',
    { environment: { typeId: 'visit', statusId: 'done' } },
    ['quote', 'preference', 'done', 'environment'],
  ],
  [
    'defaults of the environment that were archived since',
    { preferences: initialPreferences, environment: { typeId: 'gone', statusId: 'gone' } },
    ['call', 'environment', 'open', 'environment'],
  ],
  [
    'a type that was archived since',
    { learned: { ofKind, ofContacts: [used('anne', ['gone', 'later'])] } },
    ['mail', 'kind', 'later', 'contact'],
  ],
  [
    'everything archived since',
    {
      learned: { ofKind: { typeId: 'gone', statusId: 'gone' }, ofContacts: [used('anne', ['gone', 'gone'])] },
      preferences: { ...initialPreferences, defaults: { mail: { typeId: 'gone', statusId: 'gone' }, event: ofKind } },
    },
    ['call', 'environment', 'open', 'environment'],
  ],
])('with %s', (_case, change, proposal) => {
  const [typeId, typeFrom, statusId, statusFrom] = proposal;
  expect(proposeDefaults({ ...plain, ...change })).toMatchObject({ typeId, typeFrom, statusId, statusFrom });
});

it.each<[string, Partial<ProposalCase>, [string, string]]>([
  ['what the rep prefers, whatever was learned', {}, ['quote', 'open']],
  ['what the environment decided', { environment: { typeId: 'visit', statusId: 'later' } }, ['quote', 'later']],
  ['the first of the lists', { preferences: initialPreferences }, ['call', 'open']],
])('says what is usual: %s', (_case, change, [typeId, statusId]) => {
  const learned = { ofKind, ofContacts: [used('anne', ['visit', 'later'])] };
  expect(proposeDefaults({ ...plain, learned, ...change })?.usual).toEqual({ typeId, statusId });
});

it('starts with a closed status where there is no other, and with nothing where there is none', () => {
  const { types, statuses } = plain.offered;
  expect(proposeDefaults({ ...plain, offered: { types, statuses: statuses.slice(0, 1) } })?.statusId).toBe('done');
  expect(proposeDefaults({ ...plain, offered: { types, statuses: [] } })).toBeNull();
  expect(proposeDefaults({ ...plain, offered: { types: [], statuses } })).toBeNull();
});
