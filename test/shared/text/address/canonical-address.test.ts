import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalAddress } from '../../../../shared/text/address/canonical-address.ts';
import { domainToAscii } from '../platform.ts';

const lowerCase = (domain: string): string => domain.toLowerCase();

describe('canonicalAddress', () => {
  it.each<[string, string, string | null]>([
    ['lower case', 'Jeanne.Martin@ACME.Example', 'jeanne.martin@acme.example'],
    ['trims', ' \tj@x.example\r\n', 'j@x.example'],
    ['composes (NFC)', 'je\u0301ro\u0302me@x.example', 'jérôme@x.example'],
    ['an accent in the domain', 'j@Été.example', 'j@xn--t-9fab.example'],
    ['a decomposed domain', 'j@e\u0301te\u0301.example', 'j@xn--t-9fab.example'],
    ['a domain in ASCII already', 'j@XN--T-9FAB.example', 'j@xn--t-9fab.example'],
    ['an ideographic full stop', 'j@x。example', 'j@x.example'],
    ['a root dot', 'j@x.example.', 'j@x.example'],
    ['needless quotes', '"jeanne"@x.example', 'jeanne@x.example'],
    ['needed quotes', '"Jeanne Martin"@x.example', '"jeanne martin"@x.example'],
    ['an at sign in quotes', '"a@b"@x.example', '"a@b"@x.example'],
    ['escapes in quotes', '"a\\"b\\c"@x.example', '"a\\"bc"@x.example'],
    ['plus addressing stays', 'j+devis@x.example', 'j+devis@x.example'],
    ['dots stay', 'j.m@gmail.example', 'j.m@gmail.example'],
    ['a domain without a dot', 'root@localhost', 'root@localhost'],
    ['a domain literal', 'j@[192.0.2.1]', 'j@[192.0.2.1]'],
    ['an IPv6 literal', 'j@[IPv6:2001:DB8::1]', 'j@[ipv6:2001:db8::1]'],
    ['an underscore in a host name', 'j@a_b.example', 'j@a_b.example'],
    ['64 octets before the at sign', `${'a'.repeat(64)}@x.example`, `${'a'.repeat(64)}@x.example`],
    ['65 octets before the at sign', `${'a'.repeat(65)}@x.example`, null],
    ['octets, not characters', `${'é'.repeat(33)}@x.example`, null],
    ['255 octets in all', `a@${'b'.repeat(60)}.${'c'.repeat(60)}.${'d'.repeat(60)}.${'e'.repeat(60)}.example.fr`, null],
    ['a label of 64', `a@${'b'.repeat(64)}.example`, null],
    ['nothing', '', null],
    ['no at sign', 'jeanne', null],
    ['nobody', '@x.example', null],
    ['no domain', 'jeanne@', null],
    ['two at signs', 'a@b@x.example', null],
    ['a space', 'jeanne martin@x.example', null],
    ['a comma', 'a,b@x.example', null],
    ['brackets', '<j@x.example>', null],
    ['an empty label', 'j@x..example', null],
    ['a dot first in the domain', 'j@.x.example', null],
    ['a number for a domain', 'j@1.2', null],
    ['a path behind the domain', 'j@x.example/y', null],
    ['a port behind the domain', 'j@x.example:25', null],
    ['percent signs in the domain', 'j@x%2eexample', null],
    ['a line break', 'j@x.example\r\nBcc: k@x.example', null],
    ['NUL', 'j\u0000@x.example', null],
    ['NUL in quotes', '"j\u0000"@x.example', null],
    ['a zero-width space', 'j\u200b@x.example', null],
    ['a direction mark', '\u202ej@x.example', null],
    ['half a surrogate pair', 'j\ud800@x.example', null],
    ['empty quotes', '""@x.example', null],
    ['one quote', '"@x.example', null],
    ['a megabyte', `${'a'.repeat(1_000_000)}@x.example`, null],
  ])('%s', (_title, address, expected) => {
    expect(canonicalAddress(address, domainToAscii)).toBe(expected);
  });

  it('keeps a domain that the conversion refuses out', () => {
    expect(canonicalAddress('j@x.example', () => null)).toBeNull();
    expect(canonicalAddress('j@x.example', () => '')).toBeNull();
  });

  it('works without IDN conversion, as the add-on does', () => {
    expect(canonicalAddress('J@Été.Example', lowerCase)).toBe('j@été.example');
  });

  const address = fc.oneof(
    fc.emailAddress(),
    fc
      .tuple(fc.string({ unit: 'grapheme', maxLength: 20 }), fc.string({ unit: 'grapheme', maxLength: 20 }))
      .map((parts) => parts.join('@')),
    fc
      .tuple(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 10 }), fc.domain())
      .map(([local, domain]) => `${local}@${domain}`),
  );

  it('is idempotent, and the same for other cases and compositions', () => {
    fc.assert(
      fc.property(address, fc.constantFrom(domainToAscii, lowerCase), (written, convert) => {
        const canonical = canonicalAddress(written, convert);
        expect(canonical === null ? null : canonicalAddress(canonical, convert)).toBe(canonical);
        expect(canonicalAddress(` ${written.normalize('NFD')} `, convert)).toBe(
          canonicalAddress(written.normalize('NFC'), convert),
        );
      }),
      { numRuns: 1000 },
    );
  });
});
