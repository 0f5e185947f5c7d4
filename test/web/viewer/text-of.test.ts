import fc from 'fast-check';
import { expect, it } from 'vitest';
import { textOf } from '../../../web/viewer/text-of.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);

it.each<readonly [string, readonly [Uint8Array, string], string | null]>([
  ['UTF-8 without a word about it', [utf8('Été à 12 €'), 'text/plain'], 'Été à 12 €'],
  ['UTF-8 with a mark', [Uint8Array.of(0xef, 0xbb, 0xbf, ...utf8('Été')), 'text/plain'], 'Été'],
  ['UTF-16 with a mark', [Uint8Array.of(0xff, 0xfe, 0xc9, 0x00, 0x74, 0x00), 'text/csv'], 'Ét'],
  ['UTF-16, the other way round', [Uint8Array.of(0xfe, 0xff, 0x00, 0xc9), 'text/csv'], 'É'],
  ['Windows-1252 without a word about it', [Uint8Array.of(0xc9, 0x74, 0xe9, 0x20, 0x80), 'text/plain'], 'Été €'],
  ['a charset that is named', [Uint8Array.of(0xa4), 'text/plain; charset="iso-8859-15"'], '€'],
  ['a charset that nobody knows', [utf8('Été'), 'text/plain; charset=x-unknown'], 'Été'],
  ['a mark over the charset that is named', [Uint8Array.of(0xef, 0xbb, 0xbf, 0x61), 'text/plain; charset=latin1'], 'a'],
  ['nothing', [new Uint8Array(), 'text/plain'], ''],
  ['what is no text', [Uint8Array.of(0x50, 0x4b, 0x00, 0x04), 'text/plain'], null],
])('reads %s', (_what, [bytes, mediaType], expected) => {
  expect(textOf(bytes, mediaType)).toBe(expected);
});

it('never fails, whatever the bytes and the type', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), fc.string(), (bytes, charset) => {
      const text = textOf(bytes, `text/plain; charset=${charset}`);
      expect(text ?? '').not.toContain('\0');
    }),
  );
});
