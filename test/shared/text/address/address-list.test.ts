import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseAddressList } from '../../../../shared/text/address/address-list.ts';
import { foundAddressSchema } from '../../../../shared/values/source.ts';
import { decodeBytes } from '../platform.ts';

/** "name <address>" for each, "- <address>" without a name. */
function parsed(header: string): string[] {
  return parseAddressList(header, decodeBytes).map(({ address, name }) => `${name ?? '-'} <${address}>`);
}

describe('parseAddressList', () => {
  it.each<[string, string, string[]]>([
    ['an address', 'jeanne@acme.example', ['- <jeanne@acme.example>']],
    ['a name and an address', 'Jeanne Martin <jeanne@acme.example>', ['Jeanne Martin <jeanne@acme.example>']],
    ['nothing', '', []],
    ['blanks', ' \r\n\t ', []],
    ['a list', 'a@x.example, B <b@x.example>', ['- <a@x.example>', 'B <b@x.example>']],
    [
      'a quoted comma',
      '"Martin, Jeanne" <j@x.example>, p@x.example',
      ['Martin, Jeanne <j@x.example>', '- <p@x.example>'],
    ],
    ['quoted quotes', '"Jeanne \\"Jo\\" Martin" <j@x.example>', ['Jeanne "Jo" Martin <j@x.example>']],
    ['a quoted bracket', '"Acme <ventes>" <j@x.example>', ['Acme <ventes> <j@x.example>']],
    ['apostrophes of Outlook', "'Jeanne Martin' <j@x.example>", ['Jeanne Martin <j@x.example>']],
    ['an apostrophe in a name', "Jeanne d'Arc <j@x.example>", ["Jeanne d'Arc <j@x.example>"]],
    ['the address as its own name', 'J@x.example <j@x.example>', ['- <j@x.example>']],
    ['the quoted address as its own name', '"\'j@x.example\'" <j@x.example>', ['- <j@x.example>']],
    ['semicolons', 'a@x.example; B <b@x.example>;', ['- <a@x.example>', 'B <b@x.example>']],
    ['empty places', ', ,a@x.example,,;', ['- <a@x.example>']],
    [
      'a folded line',
      'Jeanne\r\n Martin\r\n\t<j@x.example>,\r\n b@x.example',
      ['Jeanne Martin <j@x.example>', '- <b@x.example>'],
    ],
    ['a group', 'Équipe : a@x.example, B <b@x.example>;', ['- <a@x.example>', 'B <b@x.example>']],
    [
      'a group in a list',
      'c@x.example, Équipe: a@x.example;, d@x.example',
      ['- <c@x.example>', '- <a@x.example>', '- <d@x.example>'],
    ],
    ['an empty group', 'undisclosed-recipients:;', []],
    ['a quoted group name', '"Achats, vente": a@x.example;', ['- <a@x.example>']],
    ['a comment as name', 'j@x.example (Jeanne Martin)', ['Jeanne Martin <j@x.example>']],
    ['nested comments', 'j@x.example (Jeanne (achats (Lyon)) Martin)', ['Jeanne (achats (Lyon)) Martin <j@x.example>']],
    ['an escaped parenthesis', 'j@x.example (Jeanne \\) Martin)', ['Jeanne ) Martin <j@x.example>']],
    [
      'a comma in a comment',
      'j@x.example (Martin, Jeanne), b@x.example',
      ['Martin, Jeanne <j@x.example>', '- <b@x.example>'],
    ],
    ['a comment beside a name', 'Jeanne (achats) <j@x.example> (Lyon)', ['Jeanne <j@x.example>']],
    ['an encoded comment', 'j@x.example (=?utf-8?Q?Ga=C3=ABlle?=)', ['Gaëlle <j@x.example>']],
    [
      'comments inside an address (RFC 5322 A.5)',
      'Pete(A nice \\) chap) <pete(his account)@silly.test(his host)>',
      ['Pete <pete@silly.test>'],
    ],
    [
      'a group with comments (RFC 5322 A.5)',
      "A Group(Some people)\r\n  :Chris Jones <c@(Chris's host.)public.example>,\r\n    joe@example.org,\r\n   John <jdoe@one.test> (my dear friend); (the end of the group)",
      ['Chris Jones <c@public.example>', '- <joe@example.org>', 'John <jdoe@one.test>'],
    ],
    [
      'a route (RFC 5322 A.6.1)',
      'Mary <@node.test:mary@example.net>, , jdoe@test  . example',
      ['Mary <mary@example.net>', '- <jdoe@test.example>'],
    ],
    ['a long route', '<@a.test,@b.test:mary@example.net>', ['- <mary@example.net>']],
    ['a quoted local part', '"jeanne martin"@x.example', ['- <"jeanne martin"@x.example>']],
    ['a quoted local part in brackets', 'J <"a@b, c"@x.example>', ['J <"a@b, c"@x.example>']],
    ['needless quotes', '"jeanne"@x.example', ['- <jeanne@x.example>']],
    ['a domain literal', 'J <j@[192.0.2.1]>', ['J <j@[192.0.2.1]>']],
    ['UTF-8 names and addresses (RFC 6532)', 'Jérôme <jérôme@été.example>', ['Jérôme <jérôme@été.example>']],
    ['an IDN in ASCII', 'j@xn--t-9fab.example', ['- <j@xn--t-9fab.example>']],
    ['an encoded name', '=?UTF-8?B?SsOpcsO0bWU=?= <j@x.example>', ['Jérôme <j@x.example>']],
    [
      'two charsets in one name',
      '=?iso-8859-1?Q?J=E9r=F4me?= =?utf-8?Q?_L=C3=A9vy?= <j@x.example>',
      ['Jérôme Lévy <j@x.example>'],
    ],
    ['an encoded word and text', 'Jean =?iso-8859-1?Q?M=FCller?= <j@x.example>', ['Jean Müller <j@x.example>']],
    ['an encoded word in quotes', '"=?utf-8?Q?J=C3=A9r=C3=B4me?=" <j@x.example>', ['Jérôme <j@x.example>']],
    [
      'an encoded comma',
      '=?utf-8?Q?Martin=2C_Jeanne?= <j@x.example>, b@x.example',
      ['Martin, Jeanne <j@x.example>', '- <b@x.example>'],
    ],
    [
      'a comma that should be encoded',
      '=?utf-8?Q?Martin,_Jeanne?= <j@x.example>, b@x.example',
      ['Martin, Jeanne <j@x.example>', '- <b@x.example>'],
    ],
    ['an encoded at sign in a name', '=?utf-8?Q?a=40b.example?= <j@x.example>', ['a@b.example <j@x.example>']],
    ['a whole value encoded', '=?utf-8?Q?Jeanne_<j@x.example>?=', ['Jeanne <j@x.example>']],
    ['a broken encoded word', '=?utf-8?Q?Jeanne <j@x.example>', ['=?utf-8?Q?Jeanne <j@x.example>']],
    ['no space before the bracket', 'Jeanne Martin<j@x.example>', ['Jeanne Martin <j@x.example>']],
    ['blanks in brackets', 'Jeanne < j@x.example >', ['Jeanne <j@x.example>']],
    ['doubled brackets', 'Jeanne <<j@x.example>>', ['Jeanne <j@x.example>']],
    [
      'a bracket that never closes',
      'Jeanne <j@x.example, B <b@x.example>',
      ['Jeanne <j@x.example>', 'B <b@x.example>'],
    ],
    ['a quote that never closes', '"Jeanne <j@x.example>', ['Jeanne <j@x.example>']],
    ['a comment that never closes', 'Jeanne (achats <j@x.example>', ['Jeanne achats <j@x.example>']],
    ['empty brackets', 'Jeanne <>, b@x.example', ['- <b@x.example>']],
    ['a name without an address', 'Jeanne Martin, b@x.example', ['- <b@x.example>']],
    ['a missing comma', 'A <a@x.example> B <b@x.example>', ['A <a@x.example>', 'B <b@x.example>']],
    ['addresses parted by spaces', 'a@x.example b@x.example', ['- <a@x.example>', '- <b@x.example>']],
    ['a name before a bare address', 'Jeanne Martin j@x.example', ['Jeanne Martin <j@x.example>']],
    ['square brackets', '[j@x.example]', ['- <j@x.example>']],
    ['mailto in brackets', 'Jeanne <mailto:j@x.example>', ['Jeanne <j@x.example>']],
    ['mailto without brackets', 'mailto:j@x.example', ['- <j@x.example>']],
    ['a colon in a name', 'Re: Jeanne <j@x.example>', ['Jeanne <j@x.example>']],
    ['no domain', 'Jeanne <jeanne>, jeanne@, @x.example', []],
    ['control characters', 'Jea\u0000nne\u0007 <j@x.example>', ['Jea nne <j@x.example>']],
    ['text direction marks', '"\u202eennaeJ\u2066" <j@x.example>', ['ennaeJ <j@x.example>']],
    ['mark-up is a name like any other', '"<b>x</b>" <j@x.example>', ['<b>x</b> <j@x.example>']],
    ['repeated addresses stay', 'j@x.example, j@x.example', ['- <j@x.example>', '- <j@x.example>']],
  ])('%s', (_title, header, expected) => {
    expect(parsed(header)).toEqual(expected);
  });

  it('reads 500 recipients', () => {
    const header = Array.from({ length: 500 }, (_, n) => `"Client, ${n}" <client.${n}@x.example>`).join(',\r\n ');
    const found = parseAddressList(header, decodeBytes);
    expect(found).toHaveLength(500);
    expect(found[499]).toEqual({ name: 'Client, 499', address: 'client.499@x.example' });
  });

  it('shortens a name to what a draft may carry, and never cuts a character', () => {
    const [found] = parseAddressList(`"${'😀'.repeat(150)}a" <j@x.example>`, decodeBytes);
    expect(found?.name).toBe('😀'.repeat(100));
    const [odd] = parseAddressList(`"a${'😀'.repeat(150)}" <j@x.example>`, decodeBytes);
    expect(odd?.name).toBe(`a${'😀'.repeat(99)}`);
  });

  const word = fc.stringMatching(/^[a-zéèïA-Z0-9'.-]{1,12}$/);
  const name = fc.oneof(
    fc.constant(null),
    fc
      .array(fc.stringMatching(/^[A-Za-zÀ-ÿ(),.;:@<>"\\&-]{1,12}$/), { minLength: 1, maxLength: 4 })
      .map((words) => words.join(' ')),
  );
  const mailbox = fc.record({
    name,
    address: fc
      .tuple(fc.stringMatching(/^[a-z0-9]{1,8}$/), word, fc.stringMatching(/^[a-zé0-9]{1,8}\.(?:example|test)$/))
      .map(([first, rest, domain]) => `${first}${rest}@${domain}`),
  });
  const separator = fc.constantFrom(', ', ',', ';', ' , \r\n ', ',,');

  it('gives back any list that is written by the rules', () => {
    fc.assert(
      fc.property(fc.array(mailbox, { maxLength: 8 }), separator, fc.boolean(), (mailboxes, mark, encoded) => {
        const written = mailboxes.map(({ name: given, address }) => {
          if (given === null) return address;
          const phrase = encoded
            ? `=?UTF-8?B?${Buffer.from(given, 'utf8').toString('base64')}?=`
            : `"${given.replace(/["\\]/g, '\\$&')}"`;
          return `${phrase} <${address}>`;
        });
        const expected = mailboxes.map(({ name: given, address }) => ({ address, name: shown(given, address) }));
        expect(parseAddressList(written.join(mark), decodeBytes)).toEqual(expected);
      }),
    );
  });

  /** Names lose the quotes around them, and are none when they repeat the address. */
  function shown(given: string | null, address: string): string | null {
    if (given === null) return null;
    const bare = /^(['"]).*\1$/.test(given) && given.length > 1 ? given.slice(1, -1).trim() : given;
    return bare === '' || bare.toLowerCase() === address.toLowerCase() ? null : bare;
  }

  it('makes of anything only what a draft may carry, and never throws', () => {
    const piece = fc.constantFrom(
      '"',
      '\\',
      '(',
      ')',
      '<',
      '>',
      ',',
      ';',
      ':',
      '@',
      '.',
      '[',
      ']',
      ' ',
      '\r\n ',
      'a',
      'é',
      'x.fr',
      'a@x.fr',
      '=?utf-8?Q?',
      '?=',
      '=C3',
      '\0',
      '\ud800',
      '\u202e',
      "'",
      'mailto:',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.array(piece, { maxLength: 80 }).map((all) => all.join('')),
          fc.string(),
        ),
        (header) => {
          for (const found of parseAddressList(header, decodeBytes)) {
            expect(foundAddressSchema.safeParse({ ...found, origin: 'to' }).success).toBe(true);
          }
        },
      ),
      { numRuns: 1000 },
    );
    expect(parseAddressList('"', decodeBytes)).toEqual([]);
  });
});
