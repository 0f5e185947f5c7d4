import { expect, it } from 'vitest';
import { parseMail } from '../mail/parse-mail.ts';
import { mendWindows1252 } from '../mail/windows-1252.ts';

it.each([
  ['l\u0092usine', 'l’usine'],
  ['d\u00e9lai \u0096 \u0093M40\u0094 \u0080', 'délai – “M40” €'],
  ['déjà lisible – “ok” €', 'déjà lisible – “ok” €'],
  ['', ''],
])('%j reads %j', (read, meant) => {
  expect(mendWindows1252(read)).toBe(meant);
});

it('reads the quotes and dashes of a Windows-1252 mail', async () => {
  const lines = [
    'Subject: =?windows-1252?Q?D=E9lai_=96_M40?=',
    'Content-Type: text/plain; charset=windows-1252',
    'Content-Transfer-Encoding: quoted-printable',
    '',
    'l=92usine',
  ];
  const mail = await parseMail('key', new TextEncoder().encode(lines.join('\r\n')));
  expect(mail.subject).toBe('Délai – M40');
  expect(mail.plain().trim()).toBe('l’usine');
});
