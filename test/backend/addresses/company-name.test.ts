import fc from 'fast-check';
import { expect, it } from 'vitest';
import { companyNameOf } from '../../../backend/addresses/company-name.ts';

it.each([
  ['acme.fr', 'Acme'],
  ['acme-industrie.co.uk', 'Acme Industrie'],
  ['mail.acme-industrie.co.uk', 'Acme Industrie'],
  ['smtp.eu.acme.com', 'Acme'],
  ['acme.com.br', 'Acme'],
  ['com.br', 'Com'],
  ['mairie-lyon.gouv.fr', 'Mairie Lyon'],
  ['co.uk.com', 'Co'],
  ['myshopify.com', 'Myshopify'],
  ['lune-bleue.myshopify.com', 'Lune Bleue'],
  ['acme.onmicrosoft.com', 'Acme'],
  ['acme.mail.onmicrosoft.com', 'Acme'],
  ['onmicrosoft.com', 'Onmicrosoft'],
  ['etude-blanc.notaires.fr', 'Etude Blanc'],
  ['maitre-blanc.avocat.fr', 'Maitre Blanc'],
  ['lyon.cci.fr', 'Lyon'],
  ['scierie.qc.ca', 'Scierie'],
  ['mail.scierie.qc.ca', 'Scierie'],
  ['school.nsw.edu.au', 'School'],
  ['acme.eu.com', 'Acme'],
  ['acme.tokyo.jp', 'Acme'],
  ['acme.k12.ca.us', 'Acme'],
  ['ch-blanc.pagesperso-orange.fr', 'Ch Blanc'],
  ['192.0.2.1', null],
  ['co.fr', 'Co'],
  ['société-générale.fr', 'Société Générale'],
  ['éclair.example', 'Éclair'],
  ['例え.jp', '例え'],
  ['3suisses.fr', '3suisses'],
  ['a_b-c.fr', 'A B C'],
  ['-.fr', null],
  ['localhost', null],
  ['[192.0.2.1]', null],
  ['[ipv6:2001:db8::1]', null],
  ['', null],
])('%s → %s', (domain, name) => {
  expect(companyNameOf(domain)).toBe(name);
});

it('never answers an empty name or one longer than a domain could be', () => {
  fc.assert(
    fc.property(fc.oneof(fc.domain(), fc.string({ unit: 'binary', maxLength: 253 })), (domain) => {
      const name = companyNameOf(domain);
      expect(name === null || (name.length > 0 && name.length <= 2 * domain.length)).toBe(true);
    }),
  );
});
