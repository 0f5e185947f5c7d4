import { describe, expect, it } from 'vitest';
import { parseEvent } from '../../../addon/state/event.ts';
import { parsePreferences, preferenceParametersOf } from '../../../addon/state/settings-form.ts';
import type { Preferences } from '../../../shared/preferences/preferences.ts';
import { id } from '../../support/draft-builders.ts';

const drawn: Preferences = {
  language: 'fr',
  description: 'new',
  defaults: { mail: { typeId: id(1), statusId: id(2) }, event: { typeId: id(3), statusId: null } },
};

function parsed(form: Record<string, string>, parameters = preferenceParametersOf(drawn)) {
  const formInputs = Object.fromEntries(
    Object.entries(form).map(([name, value]) => [name, { stringInputs: { value: [value] } }]),
  );
  return parsePreferences(parseEvent({ commonEventObject: { parameters, formInputs } }));
}

describe('the form of the settings card', () => {
  it('keeps whatever the form leaves out as the card was drawn', () => {
    expect(parsed({})).toEqual(drawn);
  });

  it.each<[string, string, Preferences]>([
    ['language', 'google', { ...drawn, language: 'google' }],
    ['description', 'whole', { ...drawn, description: 'whole' }],
    ['mailType', id(9), { ...drawn, defaults: { ...drawn.defaults, mail: { typeId: id(9), statusId: id(2) } } }],
    ['mailStatus', 'none', { ...drawn, defaults: { ...drawn.defaults, mail: { typeId: id(1), statusId: null } } }],
    ['eventType', 'none', { ...drawn, defaults: { ...drawn.defaults, event: { typeId: null, statusId: null } } }],
    ['eventStatus', id(8), { ...drawn, defaults: { ...drawn.defaults, event: { typeId: id(3), statusId: id(8) } } }],
  ])('changes %s to %s and nothing else', (field, value, expected) => {
    expect(parsed({ [field]: value })).toEqual(expected);
  });

  it.each<[string, Record<string, string>, Record<string, string>]>([
    ['another language', { language: 'de' }, preferenceParametersOf(drawn)],
    ['a type that is no id', { mailType: '../me' }, preferenceParametersOf(drawn)],
    ['no state', {}, {}],
    ['a broken state', {}, { preferences: '{"language":' }],
    ['a state of another shape', {}, { preferences: '[]' }],
  ])('refuses %s', (_name, form, parameters) => {
    expect(parsed(form, parameters)).toBeNull();
  });
});
