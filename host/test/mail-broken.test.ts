import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Mail } from '../mail/mail.ts';
import { parseMail } from '../mail/parse-mail.ts';

function parse(...lines: string[]): Promise<Mail> {
  return parseMail('trial', Buffer.from(lines.join('\r\n')));
}

describe('broken mail is never an error', () => {
  it.each([
    [
      'no closing delimiter',
      ['Content-Type: multipart/mixed; boundary=b', '', '--b', 'Content-Type: text/plain', '', 'x'],
    ],
    ['no boundary', ['Content-Type: multipart/mixed', '', 'x']],
    ['a boundary that never comes', ['Content-Type: multipart/mixed; boundary=nowhere', '', 'x']],
    ['base64 that is none', ['Content-Type: image/png; name=i.png', 'Content-Transfer-Encoding: base64', '', '%%%']],
    ['no header at all', ['just text']],
    ['a header of 3 MB', [`X: ${'x'.repeat(3_000_000)}`, 'Subject: s', '', 'x']],
  ])('%s', async (_what, lines) => {
    const mail = await parse(...lines);
    expect(typeof mail.plain()).toBe('string');
  });

  it('multiparts nested 300 deep are shown as their source, with their headers', async () => {
    const levels = Array.from({ length: 300 }, (_, level) => [
      `Content-Type: multipart/mixed; boundary="b${String(level)}"`,
      '',
      `--b${String(level)}`,
    ]).flat();
    const mail = await parse('From: a@b.example', 'Subject: deep', ...levels, '', 'x');
    expect(mail.subject).toBe('deep');
    expect(mail.plain()).toContain('--b299');
  });

  it('any bytes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (bytes) => {
        const mail = await parseMail('x', bytes);
        expect(typeof mail.plain()).toBe('string');
      }),
      { numRuns: 200 },
    );
  });

  it('any arrangement of the pieces of a mail', async () => {
    const pieces = [
      '--b',
      '--b--',
      '',
      'Content-Type: multipart/mixed; boundary=b',
      'Content-Type: text/html',
      'Content-Type: message/rfc822',
      'Content-Transfer-Encoding: base64',
      'Content-Transfer-Encoding: quoted-printable',
      'Content-Disposition: attachment; filename=a',
      '=',
      '=C3',
      'begin 644 x',
      '\t',
    ];
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...pieces), { maxLength: 30 }), async (lines) => {
        const mail = await parse(...lines);
        expect(mail.attachments.every(({ bytes }) => bytes instanceof Uint8Array)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});
