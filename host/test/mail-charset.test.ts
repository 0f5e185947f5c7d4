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

const utf8 = (text: string): string => Buffer.from(text).toString('latin1');

it('a byte of an old sender in a text of UTF-8 costs itself alone', async () => {
  const text = await mail('Content-Type: text/plain', '', `${utf8('Prévu à l’été, réglé à 30 jours')} \u00e9`);
  expect(text.plain()).toBe('Prévu à l’été, réglé à 30 jours \ufffd\n');
});

it('bytes that look like UTF-8 once do not make a text of an old sender UTF-8', async () => {
  const text = await mail('Content-Type: text/plain', '', 'R\u00c9SUM\u00c9\u00a0: r\u00e9gl\u00e9');
  expect(text.plain()).toBe('RÉSUMÉ\u00a0: réglé\n');
});

it('each header field is read by itself', async () => {
  const { subject, headers } = await mail(
    `From: ${utf8('Chloé')} <chloe@example.test>`,
    `Subject: ${utf8('Été à Genève')}`,
    `X-Place: Gen\u00e8ve`,
    '',
    'x',
  );
  expect([subject, ...headers.map(({ value }) => value)]).toEqual([
    'Été à Genève',
    'Chloé <chloe@example.test>',
    'Été à Genève',
    'Genève',
  ]);
});

it.each([
  ['bytes in an encoded word', '=?iso-8859-15?Q?D\u00e9lai_\u00a4?=', 'Délai €'],
  ['UTF-8 that an encoded word calls Latin-1', '=?iso-8859-1?Q?D=C3=A9lai?=', 'Délai'],
  ['a character that two encoded words share', '=?iso-8859-1?Q?D=C3?=\r\n =?iso-8859-1?Q?=A9lai?= ok', 'Délai ok'],
  ['UTF-7', '=?utf-7?Q?D+AOk-lai?= =?UTF-7*fr?B?K0FPay0=?=', 'Délaié'],
  ['a code page of DOS', '=?cp850?Q?D=82lai?=', 'Délai'],
  ['quotes of Windows called Latin-1', '=?iso-8859-1?Q?d=92=E9t=E9?=', 'd’été'],
  ['a charset that is none', '=?base64?Q?D=E9lai?=', 'Délai'],
  ['what is no encoded word', 'x =?utf-8?Q? =?iso-8859-1?X?a?= y', 'x =?utf-8?Q? =?iso-8859-1?X?a?= y'],
])('a subject of %s is read', async (_what, sent, read) => {
  expect((await mail(`Subject: ${sent}`, '', 'x')).subject).toBe(read);
  const inMultipart = await mail(
    `Subject: ${sent}`,
    'Content-Type: multipart/mixed; boundary=b',
    '',
    '--b',
    '',
    'x',
    '--b--',
  );
  expect([inMultipart.subject, inMultipart.plain()]).toEqual([read, 'x\n']);
});

it.each([
  ['8bit', 'iso-8859-1', utf8('Coûte 120 €'), 'Coûte 120 €'],
  ['quoted-printable', 'windows-1252', 'Co=C3=BBte', 'Coûte'],
  ['base64', 'us-ascii', Buffer.from('Coûte').toString('base64'), 'Coûte'],
  ['8bit', 'utf-8', 'Co\u00fbte', 'Coûte'],
  ['7bit', 'utf-7', 'Co+APs-te', 'Coûte'],
  ['base64', 'utf-16le', Buffer.from('Coûte', 'utf16le').toString('base64'), 'Coûte'],
  ['7bit', 'iso-2022-jp', '\u001b$B8+@Q\u001b(B', '見積'],
  ['8bit', 'cp850', 'Co\u0096te', 'Coûte'],
  ['8bit', 'x-nobody', 'Co\u00fbte', 'Coûte'],
])('a text in %s that says %s is read as what it is', async (...row) => {
  const [encoding, charset, sent, read] = row;
  const fields = [
    `Content-Type: text/plain; format=flowed; charset="${charset}"`,
    `Content-Transfer-Encoding: ${encoding}`,
  ];
  expect((await mail(...fields, '', sent)).plain().trim()).toBe(read);
  const parts = ['Content-Type: multipart/mixed; boundary=b', '', '--b', ...fields, '', sent, '--b'];
  expect((await mail(...parts, 'Content-Type: text/plain; charset=utf-8', '', 'fin', '--b--')).plain()).toMatch(
    new RegExp(`^${read}\\s+fin\\s*$`),
  );
});

it('a text that is recoded keeps its place when it holds the boundary', async () => {
  const parts = await mail(
    'Content-Type: multipart/mixed; boundary=b',
    '',
    '--b',
    'Content-Type: text/plain; charset=iso-8859-1',
    'Content-Transfer-Encoding: quoted-printable',
    '',
    '=E9t=E9=0D=0A--b=0D=0A',
    '--b--',
  );
  expect([parts.plain(), parts.attachments]).toEqual(['été\n--b\n', []]);
});

it.each([
  ['cut within a character', `filename="${utf8('Devis détaillé à régler')} \u00c3"`, 'Devis détaillé à régler \ufffd'],
  ['in a charset that lies', 'filename="=?iso-8859-1?Q?d=C3=A9tail.pdf?="', 'détail.pdf'],
  ['in RFC 2231 that lies', "filename*=iso-8859-1'fr'd%C3%A9tail.pdf", 'détail.pdf'],
  ['in RFC 2231 of DOS', "filename*=cp850''d%82tail.pdf", 'détail.pdf'],
  ['in UTF-7', 'filename="=?utf-7?Q?d+AOk-tail.pdf?="', 'détail.pdf'],
])('names of files %s are read', async (_what, parameter, name) => {
  const { attachments } = await mail(
    'Content-Type: application/pdf',
    `Content-Disposition: attachment; ${parameter}`,
    '',
    'x',
  );
  expect(attachments.map((each) => each.name)).toEqual([name]);
});
