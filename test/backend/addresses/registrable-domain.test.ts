import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { registrableDomainOf, registrationOf } from '../../../backend/addresses/registrable-domain.ts';

describe('the registered domain', () => {
  it.each([
    ['of a domain is itself', 'acme.example', 'acme.example'],
    ['of a sub-domain', 'mail.acme.example', 'acme.example'],
    ['of what is below a sub-domain', 'nord.boutique.acme.example', 'acme.example'],
    ['below a second level', 'ventes.acme.co.uk', 'acme.co.uk'],
    ['in a province', 'mail.scierie-nord.qc.ca', 'scierie-nord.qc.ca'],
    ['of a profession', 'etude.maitre-blanc.avocat.fr', 'maitre-blanc.avocat.fr'],
    ['of a shop of a platform', 'boutique-lune.myshopify.com', 'boutique-lune.myshopify.com'],
    ['of a page of a platform', 'www.lune.github.io', 'lune.github.io'],
    ['below a name for sale', 'mail.acme.uk.com', 'acme.uk.com'],
    ['of a tenant of Microsoft', 'acme.onmicrosoft.com', 'acme.onmicrosoft.com'],
    ['of mail routed to a tenant', 'acme.mail.onmicrosoft.com', 'acme.mail.onmicrosoft.com'],
    ['of a help desk', 'acme.zendesk.com', 'acme.zendesk.com'],
    ['in Unicode', 'mail.société.fr', 'société.fr'],
    ['in ASCII', 'mail.xn--socit-esab.fr', 'xn--socit-esab.fr'],
    ['of a public suffix is itself', 'qc.ca', 'qc.ca'],
    ['of a platform is itself', 'onmicrosoft.com', 'onmicrosoft.com'],
    ['of a single label is itself', 'localhost', 'localhost'],
    ['of an IP address is itself', '[192.0.2.1]', '[192.0.2.1]'],
  ])('%s', (_what, domain, registered) => {
    expect(registrableDomainOf(domain)).toBe(registered);
  });
});

it('is an end of the domain, and its own', () => {
  fc.assert(
    fc.property(fc.domain(), (domain) => {
      const registered = registrableDomainOf(domain.toLowerCase());
      expect(domain.toLowerCase().endsWith(registered)).toBe(true);
      expect(registrableDomainOf(registered)).toBe(registered);
    }),
  );
});

it.each([
  ['acme.co.uk', { label: 'acme', suffix: 'co.uk', ofRegistry: true }],
  ['acme.myshopify.com', { label: 'acme', suffix: 'myshopify.com', ofRegistry: false }],
  ['acme.onmicrosoft.com', { label: 'acme', suffix: 'onmicrosoft.com', ofRegistry: false }],
  ['co.uk', { label: null, suffix: 'co.uk', ofRegistry: true }],
  ['[ipv6:2001:db8::1]', { label: null, suffix: null, ofRegistry: false }],
])('%s is registered as %j', (domain, registration) => {
  expect(registrationOf(domain)).toMatchObject(registration);
});
