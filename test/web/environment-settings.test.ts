import { describe, expect, it } from 'vitest';
import type { EnvironmentSettings } from '../../shared/environments/environment-settings.ts';
import { canonicalizeDomain, effectsOf } from '../../web/pages/admin/environment/domain-effects.ts';
import {
  changeOf,
  editOf,
  faultsOf,
  isChanged,
  findShorterPeriods,
  type EnvironmentEdit,
} from '../../web/pages/admin/environment/environment-edit.ts';

const settings: EnvironmentSettings = {
  name: 'acme',
  displayName: 'Acme',
  aliases: ['admin'],
  domains: [{ domain: 'xn--caf-dma.example', readable: 'café.example', restricts: false, admits: true, shared: false }],
  ownAddresses: ['ventes@acme.example'],
  defaultRights: ['sales'],
  language: 'fr',
  retention: { removedTaskDays: 30, closedTaskMonths: null },
  maxFileBytes: 10 * 1024 * 1024,
  serviceMaxFileBytes: 40 * 1024 * 1024,
  userDomains: [
    { domain: 'acme.example', users: 5 },
    { domain: null, users: 2 },
    { domain: 'xn--caf-dma.example', users: 1 },
  ],
  callerDomain: 'acme.example',
};
const edited = (change: Partial<EnvironmentEdit>): EnvironmentEdit => ({ ...editOf(settings), ...change });

describe('the form of the settings', () => {
  it('says nothing else than the settings at first, and changes nothing', () => {
    expect(isChanged(settings, editOf(settings))).toBe(false);
    expect(changeOf(settings, editOf(settings))).toEqual({});
    expect(faultsOf(editOf(settings), settings)).toEqual({});
  });

  it.each<[string, Partial<EnvironmentEdit>, object]>([
    ['a name', { name: 'acme-france' }, { name: 'acme-france' }],
    ['rights', { defaultRights: [] }, { defaultRights: [] }],
    ['domains', { domains: [] }, { domains: [] }],
    [
      'addresses, pasted as they are',
      { ownAddresses: ' a@acme.example, b@acme.example;\n\nc@acme.example\n' },
      { ownAddresses: ['a@acme.example', 'b@acme.example', 'c@acme.example'] },
    ],
    ['no addresses', { ownAddresses: ' ' }, { ownAddresses: [] }],
    ['a size', { maxFile: '20' }, { maxFileBytes: 20 * 1024 * 1024 }],
    ['no size', { maxFile: '' }, { maxFileBytes: null }],
    ['days', { removedDays: '7' }, { retention: { removedTaskDays: 7, closedTaskMonths: null } }],
    ['months', { closedMonths: '36' }, { retention: { removedTaskDays: 30, closedTaskMonths: 36 } }],
  ])('sends %s alone', (_case, change, sent) => {
    expect(isChanged(settings, edited(change))).toBe(true);
    expect(changeOf(settings, edited(change))).toEqual(sent);
  });

  it.each<[Partial<EnvironmentEdit>, object]>([
    [{ displayName: ' ' }, { displayName: 'displayNameMissing' }],
    [{ name: '' }, { name: 'nameForm' }],
    [{ name: 'Acme' }, { name: 'nameForm' }],
    [{ name: '-acme' }, { name: 'nameForm' }],
    [{ name: 'google' }, { name: 'nameReserved' }],
    // Its own former name, from before it was reserved.
    [{ name: 'admin' }, {}],
    [{ maxFile: '0' }, { maxFile: 'maxFileForm' }],
    [{ maxFile: '41' }, { maxFile: 'maxFileForm' }],
    [{ maxFile: '1,5' }, { maxFile: 'maxFileForm' }],
    [{ maxFile: '40' }, {}],
    [{ removedDays: '' }, { removedDays: 'removedDaysForm' }],
    [{ removedDays: '366' }, { removedDays: 'removedDaysForm' }],
    [{ closedMonths: '' }, { closedMonths: 'closedMonthsForm' }],
    [{ closedMonths: '241' }, { closedMonths: 'closedMonthsForm' }],
  ])('finds in %j what is wrong', (change, faults) => {
    expect(faultsOf(edited(change), settings)).toEqual(faults);
  });

  it.each<[Partial<EnvironmentEdit>, object | null]>([
    [{}, null],
    [{ removedDays: '31' }, null],
    [{ removedDays: '29' }, { removedDays: 29, closedMonths: null }],
    [{ closedMonths: '240' }, { removedDays: null, closedMonths: 240 }],
    [
      { removedDays: '1', closedMonths: '1' },
      { removedDays: 1, closedMonths: 1 },
    ],
    // What is no period erases nothing.
    [{ removedDays: '0' }, null],
    [{ removedDays: '', closedMonths: '' }, null],
  ])('%j shortens %j', (change, periods) => {
    expect(findShorterPeriods(settings, edited(change))).toEqual(periods);
  });

  it('keeps longer without limit', () => {
    const kept = { retention: { removedTaskDays: 30, closedTaskMonths: 36 } };
    expect(findShorterPeriods(kept, editOf(settings))).toBeNull();
    expect(findShorterPeriods(kept, edited({ closedMonths: '36' }))).toBeNull();
    expect(findShorterPeriods(kept, edited({ closedMonths: '35' }))).toEqual({ removedDays: null, closedMonths: 35 });
  });
});

describe('what domains come to', () => {
  const domain = (name: string, restricts: boolean, admits: boolean) => ({
    domain: name,
    restricts,
    admits,
    shared: false,
  });

  it.each([
    ['none', [], { restricting: [], admitting: [], blocked: [], leftOut: [], lockedOut: false }],
    [
      'one that admits',
      [domain('café.example', false, true)],
      { restricting: [], admitting: ['café.example'], blocked: [], leftOut: [], lockedOut: false },
    ],
    [
      'the own one restricts',
      [domain('Acme.Example', true, false), domain('café.example', false, true)],
      {
        restricting: ['Acme.Example'],
        admitting: [],
        blocked: ['café.example'],
        leftOut: [settings.userDomains[1], settings.userDomains[2]],
        lockedOut: false,
      },
    ],
    [
      'another one restricts',
      [domain('café.example', true, true)],
      {
        restricting: ['café.example'],
        admitting: ['café.example'],
        blocked: [],
        leftOut: [settings.userDomains[0], settings.userDomains[1]],
        lockedOut: true,
      },
    ],
  ])('%s', (_case, domains, effects) => {
    expect(effectsOf(domains, settings)).toEqual(effects);
  });

  it('a private account is locked out by any restriction', () => {
    const own = { ...settings, callerDomain: null };
    expect(effectsOf([domain('acme.example', true, false)], own).lockedOut).toBe(true);
    expect(effectsOf([domain('acme.example', false, true)], own).lockedOut).toBe(false);
  });

  it.each([
    ['acme.fr', 'acme.fr'],
    [' Acme.FR ', 'acme.fr'],
    ['café.example', 'xn--caf-dma.example'],
    ['acme', ''],
    ['a b.fr', ''],
    ['x@acme.fr', ''],
    ['https://acme.fr', ''],
    ['acme.fr/a', ''],
    ['acme.fr:80', ''],
    ['10.0.0.1', ''],
    ['', ''],
  ])('%j is the domain %j', (typed, canonical) => {
    expect(canonicalizeDomain(typed)).toBe(canonical);
  });
});
