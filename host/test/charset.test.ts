import * as fc from 'fast-check';
import iconv from 'iconv-lite';
import { expect, it } from 'vitest';
import { decodeText } from '../mail/charset.ts';
import { decodeHeader, withUtf8Values } from '../mail/header-text.ts';
import { parseMail } from '../mail/parse-mail.ts';

const text = fc.string({ unit: 'grapheme', maxLength: 60 });
const oneByteLabels = fc.constantFrom('us-ascii', 'iso-8859-1', 'ISO_8859-15', 'windows-1251', 'koi8-r', 'cp850');

it('any text in UTF-8 is read, whichever one-byte charset it declares, or none', () => {
  fc.assert(
    fc.property(text, fc.oneof(oneByteLabels, fc.constantFrom('', 'utf-8', 'UTF8')), (sent, label) => {
      expect(decodeText(Buffer.from(sent), label)).toBe(sent.replace(/^\ufeff/, ''));
    }),
  );
});

it('bytes that are no UTF-8 are read in the one-byte charset that they declare', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 60 }), oneByteLabels, (sent, label) => {
      const named = label === 'us-ascii' || label === 'iso-8859-1' ? 'windows-1252' : label;
      const bytes = Buffer.concat([sent, Buffer.from([0xe9, 0x20])]);
      expect(decodeText(bytes, label)).toBe(iconv.decode(bytes, named));
    }),
  );
});

it('any text in UTF-7 and in UTF-16 is read', () => {
  fc.assert(
    fc.property(text, fc.constantFrom('utf-7', 'utf-16le'), (sent, label) => {
      fc.pre(!sent.startsWith('\ufeff'));
      expect(decodeText(iconv.encode(sent, label), label)).toBe(sent);
    }),
  );
});

it('any subject and any file name are read from encoded words of any charset that has them', async () => {
  const words = text.map((sent) => sent.replace(/[\p{C}\p{Z}]/gu, '')).filter((sent) => sent !== '');
  await fc.assert(
    fc.asyncProperty(words, fc.constantFrom('utf-8', 'utf-7', 'gb18030'), async (sent, charset) => {
      const word = `=?${charset}?B?${iconv.encode(sent, charset).toString('base64')}?=`;
      const lines = [`Subject: ${word}`, `Content-Type: image/png; name="${word}"`, '', 'x'];
      const { subject, attachments } = await parseMail('x', Buffer.from(lines.join('\r\n')));
      expect([subject, attachments[0]?.name]).toEqual([sent, sent]);
    }),
  );
});

it('a header in ASCII without encoded words stays as it is, any header keeps its number of fields', () => {
  const line = fc.string({ unit: fc.constantFrom(...Array.from("=?*;q' \tB-_é")), maxLength: 40 });
  fc.assert(
    fc.property(fc.array(line, { maxLength: 4 }), (lines) => {
      const block = Buffer.from(lines.map((each) => `X: ${each}\r\n`).join(''), 'latin1');
      const countFields = (header: string): number => header.split('\r\n').length;
      expect(countFields(decodeHeader(block))).toBe(countFields(block.toString('latin1')));
      if (!/[=é]/.test(lines.join(''))) expect(Buffer.from(withUtf8Values(block)).equals(block)).toBe(true);
    }),
  );
});

it.each(['=?', '=?a?q?', '=?a?q?x?= ', '=?a?q?=   ', '; x*=', ";x*=a'", '\r\n ', '=?a*'])(
  'a header of 1 MB of %j takes less than two seconds',
  (piece) => {
    const block = Buffer.from(`X: ${piece.repeat(1_000_000 / piece.length)}`);
    const started = performance.now();
    expect(withUtf8Values(block).length).toBeGreaterThan(0);
    expect(performance.now() - started).toBeLessThan(2000);
  },
);
