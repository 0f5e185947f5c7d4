import { expect, it } from 'vitest';
import {
  initialPreferences,
  findUnknownChoices,
  withoutArchived,
} from '../../../../backend/preferences/rules/preferences.ts';
import type { Preferences } from '../../../../shared/preferences/preferences.ts';

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
  expect(findUnknownChoices(preferring(defaults), offered)).toEqual(paths);
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
