import { describe, expect, it } from 'vitest';
import { nameOfNewcomer, admissionDomainOf } from '../../../../backend/identity/rules/admission.ts';

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
