import { describe, expect, it } from 'vitest';
import {
  listEffectiveAdmissions,
  faultOfDomains,
  maySignIn,
  type WorkspaceDomain,
} from '../../../../backend/environments/rules/workspace-domains.ts';

const domain = (name: string, effect: 'restricts' | 'admits' | 'both' | 'neither'): WorkspaceDomain => ({
  domain: name,
  restricts: effect === 'restricts' || effect === 'both',
  admits: effect === 'admits' || effect === 'both',
  shared: false,
});

const suffix = 'is a public suffix, below which anybody has names';

it.each<[string, (string | null)[], object | null]>([
  ['none', [], null],
  ['several', ['a.example', 'b.example', 'xn--caf-dma.example'], null],
  ['what is no domain', ['a.example', null], { index: 1, message: 'is not a domain' }],
  ['one twice', ['a.example', 'b.example', 'a.example'], { index: 2, message: 'is there twice' }],
  ['free mail', ['gmail.com'], { index: 0, message: 'gives addresses to anybody' }],
  ['a suffix of a registry', ['a.example', 'co.uk'], { index: 1, message: suffix }],
  ['a suffix of a state', ['gouv.fr'], { index: 0, message: suffix }],
  ['a suffix of a service', ['github.io'], { index: 0, message: suffix }],
  ['a suffix that the list lacks', ['onmicrosoft.com'], { index: 0, message: suffix }],
  ['a single label', ['fr'], { index: 0, message: suffix }],
  ['names below suffixes', ['acme.co.uk', 'acme.github.io', 'acme.onmicrosoft.com', 'mail.acme.fr'], null],
])('domains: %s', (_case, domains, fault) => {
  expect(faultOfDomains(domains)).toEqual(fault);
});

describe.each<
  [string, WorkspaceDomain[], { signIn: (string | null)[]; refused: (string | null)[]; admitted: string[] }]
>([
  ['no domain', [], { signIn: ['a.example', null], refused: [], admitted: [] }],
  [
    'domains without effect',
    [domain('a.example', 'neither')],
    { signIn: ['a.example', 'b.example', null], refused: [], admitted: [] },
  ],
  [
    'a domain that admits',
    [domain('a.example', 'admits')],
    { signIn: ['a.example', 'b.example', null], refused: [], admitted: ['a.example'] },
  ],
  [
    'a domain that restricts',
    [domain('a.example', 'restricts')],
    { signIn: ['a.example'], refused: ['b.example', 'sub.a.example', null], admitted: [] },
  ],
  [
    'a domain that does both',
    [domain('a.example', 'both')],
    { signIn: ['a.example'], refused: ['b.example', null], admitted: ['a.example'] },
  ],
  [
    'one that restricts and another that admits, to no effect',
    [domain('a.example', 'restricts'), domain('b.example', 'admits')],
    { signIn: ['a.example'], refused: ['b.example', null], admitted: [] },
  ],
  [
    'two that restrict, one of which admits',
    [domain('a.example', 'restricts'), domain('b.example', 'both')],
    { signIn: ['a.example', 'b.example'], refused: ['c.example', null], admitted: ['b.example'] },
  ],
])('with %s', (_case, domains, expected) => {
  it('sign-in is for the right accounts', () => {
    expect(expected.signIn.filter((hosted) => !maySignIn(domains, hosted))).toEqual([]);
    expect(expected.refused.filter((hosted) => maySignIn(domains, hosted))).toEqual([]);
  });
  it('the right domains admit', () => {
    expect(listEffectiveAdmissions(domains)).toEqual(expected.admitted);
  });
});
