import { maySignIn } from '../../../../backend/environments/rules/workspace-domains.ts';
import { describe, expect, it } from 'vitest';
import { admissionDomainOf, isAdmitted, nameOfNewcomer } from '../../../../backend/identity/rules/admission.ts';

describe('the domain by which somebody is admitted', () => {
  it.each([
    ['acme.example', 'acme.example'],
    [null, null],
    ['gmail.com', null],
    ['orange.fr', null],
  ])('for the Workspace %s is %s', (hostedDomain, domain) => {
    expect(admissionDomainOf({ hostedDomain })).toBe(domain);
  });
});

const listed = (domain: string, does: { restricts?: boolean; admits?: boolean }) => ({
  domain,
  restricts: does.restricts ?? false,
  admits: does.admits ?? false,
});
const admitting = listed('acme.example', { admits: true });
const restricting = listed('acme.example', { restricts: true });
const both = listed('acme.example', { restricts: true, admits: true });
const other = listed('other.example', { restricts: true });

describe('an account of a Workspace', () => {
  it.each([
    { where: 'no domain is listed', domains: [], hostedDomain: 'acme.example', enters: true, admitted: false },
    { where: 'no domain is listed, private account', domains: [], hostedDomain: null, enters: true, admitted: false },
    { where: 'its domain admits', domains: [admitting], hostedDomain: 'acme.example', enters: true, admitted: true },
    {
      where: 'another domain admits',
      domains: [admitting],
      hostedDomain: 'other.example',
      enters: true,
      admitted: false,
    },
    {
      where: 'a domain admits, private account',
      domains: [admitting],
      hostedDomain: null,
      enters: true,
      admitted: false,
    },
    {
      where: 'its domain restricts',
      domains: [restricting],
      hostedDomain: 'acme.example',
      enters: true,
      admitted: false,
    },
    {
      where: 'a domain restricts, private account',
      domains: [restricting],
      hostedDomain: null,
      enters: false,
      admitted: false,
    },
    {
      where: 'another domain restricts',
      domains: [other],
      hostedDomain: 'acme.example',
      enters: false,
      admitted: false,
    },
    {
      where: 'its domain admits, another restricts',
      domains: [admitting, other],
      hostedDomain: 'acme.example',
      enters: false,
      admitted: false,
    },
    {
      where: 'its domain admits and restricts',
      domains: [both],
      hostedDomain: 'acme.example',
      enters: true,
      admitted: true,
    },
    {
      where: 'two restrict, its own among them',
      domains: [both, other],
      hostedDomain: 'acme.example',
      enters: true,
      admitted: true,
    },
    {
      where: 'a free-mail domain admits',
      domains: [listed('gmail.com', { admits: true })],
      hostedDomain: 'gmail.com',
      enters: true,
      admitted: false,
    },
  ])('where $where', ({ domains, hostedDomain, enters, admitted }) => {
    expect(maySignIn(domains, hostedDomain)).toBe(enters);
    expect(isAdmitted(domains, { hostedDomain })).toBe(admitted);
  });
});

describe('the name of an admitted user', () => {
  it.each([
    ['Lou Martin', 'lou@acme.example', 'Lou Martin'],
    [' Lou\r\nMartin ', 'lou@acme.example', 'Lou Martin'],
    [null, 'lou.martin@acme.example', 'Lou Martin'],
    ['\u0000', 'lou.martin@acme.example', 'Lou Martin'],
    ['x'.repeat(300), 'lou@acme.example', 'x'.repeat(200)],
  ])('called %j by Google, with the address %s, is %j', (name, address, expected) => {
    expect(nameOfNewcomer({ name, address })).toBe(expected);
  });
});
