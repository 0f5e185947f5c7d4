import { describe, expect, it } from 'vitest';
import {
  admissionDomainOf,
  isAdmitted,
  mayEnter,
  nameOfNewcomer,
} from '../../../../backend/identity/rules/admission.ts';

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
    ['no domain is listed', [], 'acme.example', true, false],
    ['no domain is listed, private account', [], null, true, false],
    ['its domain admits', [admitting], 'acme.example', true, true],
    ['another domain admits', [admitting], 'other.example', true, false],
    ['a domain admits, private account', [admitting], null, true, false],
    ['its domain restricts', [restricting], 'acme.example', true, false],
    ['a domain restricts, private account', [restricting], null, false, false],
    ['another domain restricts', [other], 'acme.example', false, false],
    ['its domain admits, another restricts', [admitting, other], 'acme.example', false, false],
    ['its domain admits and restricts', [both], 'acme.example', true, true],
    ['two restrict, its own among them', [both, other], 'acme.example', true, true],
    ['a free-mail domain admits', [listed('gmail.com', { admits: true })], 'gmail.com', true, false],
  ])('where %s', (_, domains, hostedDomain, enters, admitted) => {
    expect(mayEnter(domains, hostedDomain)).toBe(enters);
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
