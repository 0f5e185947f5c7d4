import { describe, expect, it } from 'vitest';
import {
  initialPreferences,
  proposeDefaults,
  unknownChoices,
  withoutArchived,
} from '../../../backend/domain/preferences.ts';
import type { Preferences } from '../../../shared/preferences.ts';

const offered = {
  types: [
    { id: 'call', label: 'Appel' },
    { id: 'quote', label: 'Devis' },
  ],
  statuses: [
    { id: 'done', label: 'Fait', closed: true },
    { id: 'open', label: 'À faire', closed: false },
  ],
};
const none = { typeId: null, statusId: null };

function preferring(defaults: Partial<Preferences['defaults']>): Preferences {
  return { ...initialPreferences, defaults: { ...initialPreferences.defaults, ...defaults } };
}

describe('what a new task starts with', () => {
  it.each<[string, Partial<Preferences['defaults']>, object]>([
    ['no preference', {}, { typeId: 'call', typeFrom: 'environment', statusId: 'open', statusFrom: 'environment' }],
    [
      'a preferred type',
      { mail: { typeId: 'quote', statusId: null } },
      { typeId: 'quote', typeFrom: 'preference', statusId: 'open', statusFrom: 'environment' },
    ],
    [
      'a preferred status, even a closed one',
      { mail: { typeId: null, statusId: 'done' } },
      { typeId: 'call', typeFrom: 'environment', statusId: 'done', statusFrom: 'preference' },
    ],
    [
      'a preference for events',
      { event: { typeId: 'quote', statusId: 'done' } },
      { typeId: 'call', typeFrom: 'environment', statusId: 'open', statusFrom: 'environment' },
    ],
    [
      'a preference for what was archived',
      { mail: { typeId: 'gone', statusId: 'gone' } },
      { typeId: 'call', typeFrom: 'environment', statusId: 'open', statusFrom: 'environment' },
    ],
  ])('with %s, for a mail', (_case, defaults, proposal) => {
    expect(proposeDefaults('mail', offered, preferring(defaults))).toEqual(proposal);
  });

  it('is a closed status where there is no other, and nothing where there is none', () => {
    const closed = offered.statuses.slice(0, 1);
    expect(proposeDefaults('event', { ...offered, statuses: closed }, initialPreferences)?.statusId).toBe('done');
    expect(proposeDefaults('mail', { ...offered, statuses: [] }, initialPreferences)).toBeNull();
    expect(proposeDefaults('mail', { ...offered, types: [] }, initialPreferences)).toBeNull();
  });
});

it.each<[string, Partial<Preferences['defaults']>, string[]]>([
  ['nothing', {}, []],
  ['what is offered', { mail: { typeId: 'quote', statusId: 'done' } }, []],
  ['an unknown type', { mail: { typeId: 'x', statusId: null } }, ['defaults.mail.typeId']],
  [
    'a status as type and a type as status',
    { event: { typeId: 'open', statusId: 'call' } },
    ['defaults.event.typeId', 'defaults.event.statusId'],
  ],
])('names where preferences for %s are wrong', (_case, defaults, paths) => {
  expect(unknownChoices(preferring(defaults), offered)).toEqual(paths);
});

it('drops preferences for what was archived, one by one', () => {
  const preferences = preferring({
    mail: { typeId: 'gone', statusId: 'done' },
    event: { typeId: 'call', statusId: 'gone' },
  });
  expect(withoutArchived(preferences, offered).defaults).toEqual({
    mail: { typeId: null, statusId: 'done' },
    event: { typeId: 'call', statusId: null },
  });
  expect(withoutArchived(preferring({ mail: none }), offered)).toEqual(initialPreferences);
});
