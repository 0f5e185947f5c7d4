import { expect, it } from 'vitest';
import { parseMail } from '../mail/parse-mail.ts';

const invitation = 'BEGIN:VCALENDAR\r\nEND:VCALENDAR';
const source = [
  'From: ana@client.example',
  'MIME-Version: 1.0',
  'Content-Type: multipart/mixed; boundary="m"',
  '',
  '--m',
  'Content-Type: multipart/alternative; boundary="a"',
  '',
  ...['--a', 'Content-Type: text/plain', '', 'Bonjour'],
  ...['--a', 'Content-Type: text/html', '', '<p>Bonjour</p>'],
  ...['--a', 'Content-Type: text/calendar; charset="UTF-8"; method=REQUEST', '', invitation],
  '--a--',
  '--m',
  'Content-Type: application/ics; name="invite.ics"',
  'Content-Disposition: attachment; filename="invite.ics"',
  'Content-Transfer-Encoding: base64',
  '',
  Buffer.from(invitation).toString('base64'),
  '--m--',
  '',
].join('\r\n');

it('an invitation as Google writes it has its event twice, under the name that Gmail gives an unnamed one, byte for byte', async () => {
  const mail = await parseMail('trial', Buffer.from(source));
  expect([mail.plain().trim(), mail.html.trim()]).toEqual(['Bonjour', '<p>Bonjour</p>']);
  const files = mail.attachments.map(({ name, mediaType, inline, bytes }) => ({
    name,
    mediaType,
    inline,
    text: Buffer.from(bytes).toString(),
  }));
  const file = { name: 'invite.ics', inline: false, text: invitation };
  expect(files).toEqual([
    { ...file, mediaType: 'text/calendar' },
    { ...file, mediaType: 'application/ics' },
  ]);
});
