import { describe, expect, it } from 'vitest';
import {
  canonicalAddress,
  canonicalDomain,
  domainOf,
  readableDomain,
} from '../../../backend/addresses/canonical-address.ts';

it.each([
  [' Zoé@SOCIÉTÉ.example ', 'zoé@xn--socit-esab.example'],
  ['a@b.example.', 'a@b.example'],
  ['pas une adresse', null],
])('the address %j is compared as %j', (address, canonical) => {
  expect(canonicalAddress(address)).toBe(canonical);
});

describe('a domain', () => {
  it.each([
    ['Société.example', 'xn--socit-esab.example'],
    ['demo.example', 'demo.example'],
    ['x@demo.example', null],
    ['a b', null],
    ['', null],
  ])('%j is compared as %j', (domain, canonical) => {
    expect(canonicalDomain(domain)).toBe(canonical);
  });

  it.each([
    ['xn--socit-esab.example', 'société.example'],
    ['demo.example', 'demo.example'],
    ['[192.0.2.1]', '[192.0.2.1]'],
    ['xn--a', 'xn--a'],
  ])('%j is read as %j', (domain, readable) => {
    expect(readableDomain(domain)).toBe(readable);
  });

  it('is what follows the last @', () => {
    expect(domainOf('"a@b"@demo.example')).toBe('demo.example');
  });
});
