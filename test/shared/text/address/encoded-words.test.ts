import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeEncodedWords } from '../../../../shared/text/address/encoded-words.ts';
import { decodeBytes } from '../platform.ts';

describe('decodeEncodedWords', () => {
  it.each([
    ['plain text', 'Devis 114', 'Devis 114'],
    ['already decoded text', 'Réception à Brest', 'Réception à Brest'],
    ['Q in UTF-8', '=?UTF-8?Q?D=C3=A9lai_de_livraison?=', 'Délai de livraison'],
    ['Q in ISO-8859-1', '=?iso-8859-1?Q?R=E9ception_du_mat=E9riel?=', 'Réception du matériel'],
    ['B in UTF-8', '=?utf-8?B?w4l0w6k=?=', 'Été'],
    ['B without padding', '=?utf-8?B?w4l0w6k?=', 'Été'],
    ['Windows-1252 where Latin-1 has controls', '=?windows-1252?Q?l=92offre_=96_10_=80?=', 'l’offre – 10 €'],
    ['Latin-1 that is Windows-1252 in truth', '=?iso-8859-1?Q?l=92offre?=', 'l’offre'],
    ['ISO-8859-15 by the platform', '=?iso-8859-15?Q?10_=A4?=', '10 €'],
    ['KOI8-R by the platform', '=?koi8-r?B?8NXQy8nO?=', 'Пупкин'],
    ['Shift_JIS by the platform', '=?Shift_JIS?B?jKmQzw==?=', '見積'],
    ['lower-case letters', '=?utf-8?q?=c3=a9?=', 'é'],
    ['white space between two words', '=?utf-8?Q?Dur?= =?utf-8?Q?and?=', 'Durand'],
    ['a folded line between two words', '=?utf-8?Q?Dur?=\r\n =?utf-8?Q?and?=', 'Durand'],
    ['white space between a word and text', '=?utf-8?Q?Jos=C3=A9?= Durand', 'José Durand'],
    ['words glued together', '=?utf-8?Q?Dur?==?utf-8?Q?and?=', 'Durand'],
    ['words glued to text', 'a=?utf-8?Q?=C3=A9?=b', 'aéb'],
    ['a character cut over two Q words', '=?utf-8?Q?caf=C3?= =?utf-8?Q?=A9?=', 'café'],
    ['a character cut over two B words', '=?utf-8?B?Y2Fmww==?= =?utf-8?B?qQ==?=', 'café'],
    ['a character cut over B and Q', '=?utf-8?B?Y2Fmww==?= =?UTF-8?Q?=A9?=', 'café'],
    ['an emoji cut in four', '=?utf-8?Q?=F0?= =?utf-8?Q?=9F?= =?utf-8?Q?=8E?= =?utf-8?Q?=AB?=', '🎫'],
    ['neighbours of two charsets', '=?iso-8859-1?Q?=E9?= =?utf-8?Q?=C3=A8?=', 'éè'],
    ['a language tag', '=?utf-8*fr?Q?=C3=A9t=C3=A9?=', 'été'],
    ['a question mark that should be encoded', '=?utf-8?Q?Vraiment??=', 'Vraiment?'],
    ['a question mark inside', '=?utf-8?Q?Quoi?_Oui?=', 'Quoi? Oui'],
    ['a space inside', '=?utf-8?Q?deux mots?=', 'deux mots'],
    ['raw UTF-8 inside', '=?utf-8?Q?é=C3=A9?=', 'éé'],
    ['an equals sign that escapes nothing', '=?utf-8?Q?a=zz?=', 'a=zz'],
    ['Latin-1 bytes labelled UTF-8', '=?utf-8?Q?Andr=E9?=', 'André'],
    ['UTF-8 bytes labelled ASCII', '=?us-ascii?Q?Andr=C3=A9?=', 'André'],
    ['UTF-8 bytes labelled Latin-1', '=?iso-8859-1?Q?Andr=C3=A9_=E2=82=AC?=', 'André €'],
    [
      'UTF-8 bytes that two words labelled Windows-1252 share',
      '=?windows-1252?Q?Andr=C3?= =?windows-1252?Q?=A9?=',
      'André',
    ],
    ['UTF-8 bytes of an unknown charset', '=?x-unknown?Q?Andr=C3=A9?=', 'André'],
    ['other bytes of an unknown charset', '=?x-unknown?Q?Andr=E9?=', '=?x-unknown?Q?Andr=E9?='],
    ['an unknown encoding', '=?utf-8?X?abc?=', '=?utf-8?X?abc?='],
    ['a word that never ends', '=?utf-8?Q?abc', '=?utf-8?Q?abc'],
    ['a broken word before a good one', '=?utf-8?Q?abc =?utf-8?Q?d?=', '=?utf-8?Q?abc d'],
    ['only the start', '=?', '=?'],
    ['an empty word', '=?utf-8?Q??=', ''],
    ['line breaks and NUL inside', '=?utf-8?Q?a=0D=0ABcc:_x=00?=', 'a  Bcc: x '],
    ['overlong and surrogate bytes', '=?utf-8?Q?=C3=A9=C0=AF=ED=A0=80?=', 'é\ufffd\ufffd\ufffd'],
  ])('%s', (_title, written, expected) => {
    expect(decodeEncodedWords(written, decodeBytes)).toBe(expected);
  });

  it('reads back whatever is encoded, however the bytes are cut', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.integer({ min: 1, max: 20 }),
        fc.boolean(),
        (text, size, inBase64) => {
          const clean = text.replace(/[\u0000-\u001f\u007f]/g, '').replace(/[\ud800-\udfff]/gu, '');
          const bytes = Buffer.from(clean, 'utf8');
          const words: string[] = [];
          for (let start = 0; start < bytes.length; start += size) {
            const cut = bytes.subarray(start, start + size);
            const hex = [...cut].map((byte) => `=${byte.toString(16).padStart(2, '0')}`).join('');
            words.push(inBase64 ? `=?UTF-8?B?${cut.toString('base64')}?=` : `=?utf-8?Q?${hex}?=`);
          }
          expect(decodeEncodedWords(words.join('\r\n '), decodeBytes)).toBe(clean);
        },
      ),
    );
  });

  it('never throws', () => {
    const pieces = fc.constantFrom(
      '=?',
      '?=',
      '?',
      '=',
      'utf-8',
      'Q',
      'B',
      '?Q?',
      '?B?',
      '=C3',
      'é',
      ' ',
      '\r\n ',
      'x',
      '\ud83c',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 60 }), (parts) => {
        expect(typeof decodeEncodedWords(parts.join(''), decodeBytes)).toBe('string');
      }),
      { numRuns: 1000 },
    );
  });
});
