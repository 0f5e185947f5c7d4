import { describe, expect, it } from 'vitest';
import { isOwnAddress } from '../../../../backend/environments/rules/own-addresses.ts';

const own = { domains: ['acme.example', 'xn--caf-dma.example'], addresses: ['acme.team@gmail.com'] };

describe('an address is the company’s own', () => {
  it.each([
    ['of its domain', 'lou@acme.example', true],
    ['of its domain, with a tag', 'lou+devis@acme.example', true],
    ['of a sub-domain', 'lou@lyon.acme.example', true],
    ['of a sub-domain below one', 'lou@a.b.acme.example', true],
    ['of an international domain', 'lou@xn--caf-dma.example', true],
    ['listed', 'acme.team@gmail.com', true],
    ['listed, with a tag', 'acme.team+2026@gmail.com', true],
    ['not of the listed one’s domain', 'another@gmail.com', false],
    ['not of a domain that ends alike', 'lou@notacme.example', false],
    ['not of the domain above', 'lou@example', false],
    ['not of a domain that begins alike', 'lou@acme.example.com', false],
    ['not with its domain in the local part', '"lou@acme.example"@other.example', false],
    ['not without an @', 'acme.example', false],
  ])('%s', (_what, address, isOwn) => {
    expect(isOwnAddress(address, own)).toBe(isOwn);
    expect(isOwnAddress(address, { domains: [], addresses: [] })).toBe(false);
  });
});
