import { expect, it } from 'vitest';
import { parseMail } from '../mail/parse-mail.ts';

const mail = (...lines: string[]) => parseMail('id', Buffer.from(lines.join('\r\n'), 'latin1'));
const eAcute = '\u00e9';

it('text without a declared charset that is no UTF-8 is read as Windows-1252', async () => {
  const text = await mail('Subject: x', '', `d${eAcute}j\u00e0 vu pour 3 \u0080`);
  expect(text.plain().trim()).toBe('déjà vu pour 3 €');
  expect(text.html).toContain('déjà vu');
});

it('so is text that its sender calls inline', async () => {
  const text = await mail('Content-Type: text/plain', 'Content-Disposition: inline', '', `d${eAcute}j\u00e0`);
  expect(text.plain().trim()).toBe('déjà');
});

it('HTML of a part without a declared charset too, beside one that declares it', async () => {
  const parts = await mail(
    'Content-Type: multipart/alternative; boundary=b',
    '',
    '--b',
    'Content-Type: text/plain; charset=iso-8859-1',
    '',
    `${eAcute}crit`,
    '--b',
    'Content-Type: text/html',
    '',
    `<p>${eAcute}crit</p>`,
    '--b--',
  );
  expect([parts.plain().trim(), parts.html.trim()]).toEqual(['écrit', '<p>écrit</p>']);
});

it('names of files written in raw Latin-1 are read, their bytes stay', async () => {
  const { attachments } = await mail(
    'Content-Type: multipart/mixed; boundary=b',
    '',
    '--b',
    '',
    'x',
    '--b',
    `Content-Type: text/plain; name="r${eAcute}sum${eAcute}.txt"`,
    `Content-Disposition: attachment; filename="r${eAcute}sum${eAcute}.txt"`,
    '',
    `d${eAcute}tail`,
    '--b--',
  );
  expect(attachments.map(({ name, bytes }) => [name, Buffer.from(bytes).toString('latin1')])).toEqual([
    ['résumé.txt', `d${eAcute}tail`],
  ]);
});

it('UTF-8 without a declared charset stays what it is', async () => {
  const text = await parseMail('id', Buffer.from('Subject: x\r\n\r\ndéjà vu'));
  expect(text.plain().trim()).toBe('déjà vu');
});
