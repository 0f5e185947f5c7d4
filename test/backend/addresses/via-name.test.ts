import { expect, it } from 'vitest';
import { personBehind, resembles } from '../../../backend/addresses/via-name.ts';

it.each([
  ['Jeanne Martin via DocuSign', 'Jeanne Martin'],
  ["'Jeanne Martin' via Ventes", 'Jeanne Martin'],
  ['"Luc" via Yousign', 'Luc'],
  ['Trattoria Via Roma', null],
  ['Jeanne Martin', null],
  ['Olivia Roy', null],
  ['Viaduc SA', null],
  [' via DocuSign', null],
  ['', null],
  [null, null],
])('behind %j is %j', (name, person) => {
  expect(personBehind(name)).toBe(person);
});

it.each([
  ['luc@ferrand-fils.test', 'Luc Ferrand', true],
  ['contact@ferrand-fils.test', 'Luc Ferrand', true],
  ['eleonore.lefevre@x.test', 'Éléonore Lefèvre', true],
  ['dse@docusign.test', 'Luc Ferrand', false],
  // Two letters say nothing.
  ['al@x.test', 'Al Bo', false],
  ['', 'Luc Ferrand', false],
])('%j resembles %s: %s', (address, name, expected) => {
  expect(resembles(address, name)).toBe(expected);
});
