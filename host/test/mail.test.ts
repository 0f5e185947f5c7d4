import { describe, expect, it } from 'vitest';
import { headerOf, type Mail } from '../mail/mail.ts';
import { parseMail } from '../mail/parse-mail.ts';

function parse(...lines: string[]): Promise<Mail> {
  return parseMail('trial', Buffer.from(lines.join('\r\n')));
}

/** Name, media type, inline and text of each attachment. */
function files(mail: Mail): [string, string, boolean, string][] {
  return mail.attachments.map(({ name, mediaType, inline, bytes }) => [
    name,
    mediaType,
    inline,
    Buffer.from(bytes).toString(),
  ]);
}

function buildMixedMail(...parts: string[][]): string[] {
  return [
    'From: a@b.example',
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary="b"',
    '',
    ...parts.flatMap((part) => ['--b', ...part]),
    '--b--',
    '',
  ];
}

const body = ['Content-Type: text/plain; charset=utf-8', '', 'Bonjour'];

describe('headers', () => {
  it('stay raw and unfolded, the first of a name counts, in any case', async () => {
    const mail = await parse(
      'from: "Doe, Jane" <jane@acme.example>',
      'To: =?utf-8?q?=C3=89lodie?= <e@x.example>,',
      '\tTeam: a@x.example, b@x.example;',
      'Subject: =?iso-8859-1?Q?D=E9jeuner?= =?utf-8?B?IPCfjZ0=?=',
      'X-Twice: 1',
      'X-Twice: 2',
      'Date: Tue, 05 May 2026 10:00:00 +0200',
      '',
      'x',
    );
    expect(headerOf(mail, 'From')).toBe('"Doe, Jane" <jane@acme.example>');
    expect(headerOf(mail, 'To')).toBe('=?utf-8?q?=C3=89lodie?= <e@x.example>,\tTeam: a@x.example, b@x.example;');
    expect(headerOf(mail, 'x-twice')).toBe('1');
    expect(headerOf(mail, 'Cc')).toBe('');
    expect(mail.subject).toBe('Déjeuner 🍝');
    expect(new Date(mail.date).toISOString()).toBe('2026-05-05T08:00:00.000Z');
  });

  it('that list addresses are read whole when a mail has them twice', async () => {
    const mail = await parse(
      'To: a@x.example',
      'Cc: c@x.example',
      'to: "B, b" <b@x.example>',
      'Cc:',
      'CC: d@x.example',
      'From: one@x.example',
      'From: two@x.example',
      '',
      'x',
    );
    expect(['To', 'Cc', 'Bcc', 'From'].map((name) => headerOf(mail, name))).toEqual([
      'a@x.example, "B, b" <b@x.example>',
      'c@x.example, d@x.example',
      '',
      'one@x.example',
    ]);
  });

  it('in bytes of an old Windows are read as such', async () => {
    const mail = await parseMail('x', Buffer.from('Subject: D\xe9jeuner\r\n\r\nx', 'latin1'));
    expect(mail.subject).toBe('Déjeuner');
  });

  it('without From, Date or subject are empty; the date is then that of receipt', async () => {
    const mail = await parse('Received: by mx.example; Tue, 05 May 2026 10:00:00 +0000', 'Date: yesterday', '', 'x');
    expect([headerOf(mail, 'From'), mail.subject]).toEqual(['', '']);
    expect(new Date(mail.date).toISOString()).toBe('2026-05-05T10:00:00.000Z');
    expect((await parse('', 'x')).date).toBe(0);
  });

  it('give the same ids to the same mail', async () => {
    const [first, second, other] = await Promise.all([
      parse('', 'x'),
      parse('', 'x'),
      parseMail('other', Buffer.from('x')),
    ]);
    expect(first.id).toBe(second.id);
    expect(first.id).not.toBe(other.id);
    expect(first.id).not.toBe(first.threadId);
    expect(String(first.id)).toMatch(/^\d{15,19}$/);
  });
});

describe('bodies', () => {
  it('of text are HTML too, escaped', async () => {
    const mail = await parse('Subject: x', '', 'a < b & "c"', '<script>');
    expect(mail.plain()).toBe('a < b & "c"\n<script>\n');
    expect(mail.html).toBe('a &lt; b &amp; &quot;c&quot;<br>\n&lt;script&gt;<br>\n');
  });

  it('of HTML are readable text too, with the targets of links', async () => {
    const mail = await parse(
      'Content-Type: text/html; charset=utf-8',
      '',
      '<p>Bonjour <b>vous</b></p><p><a href="https://x.example/a">ici</a><img src="x.png" alt="pixel"></p>',
    );
    expect(mail.plain()).toBe('Bonjour vous\n\nici <https://x.example/a>');
    expect(mail.html).toContain('<b>vous</b>');
  });

  it('of HTML keep rows on lines, cells apart and headings as written', async () => {
    const mail = await parse(
      'Content-Type: text/html; charset=utf-8',
      '',
      '<h2>Commande</h2><table><tr><th>Réf</th><th>Prix</th></tr><tr><td>M40</td><td>18,50 €</td></tr></table>',
    );
    expect(
      mail
        .plain()
        .split('\n')
        .map((line) => line.trim()),
    ).toEqual(['Commande', '', 'Réf Prix', 'M40 18,50 €']);
  });

  it('that are missing are empty', async () => {
    const mail = await parse('From: a@b.example', '', '');
    expect([mail.html, mail.plain(), mail.attachments.length]).toEqual(['', '', 0]);
    const empty = await parseMail('x', new Uint8Array());
    expect([empty.html, empty.plain(), empty.subject]).toEqual(['', '', '']);
  });

  it('in a charset that nobody knows are still shown', async () => {
    const mail = await parse('Content-Type: text/plain; charset=x-none', '', 'Bonjour');
    expect(mail.plain()).toContain('Bonjour');
  });

  it('of 20,000 nested elements do not overflow', async () => {
    const mail = await parse('Content-Type: text/html', '', `${'<div>'.repeat(20_000)}deep`);
    expect(mail.plain()).toBe('deep');
  });

  it('of 1 MB of elements that never end are text within two seconds', async () => {
    const mail = await parse('Content-Type: text/html', '', `${'<table><tr><td>'.repeat(70_000)}deep`);
    const started = performance.now();
    expect(mail.plain()).toBe('deep');
    expect(performance.now() - started).toBeLessThan(2000);
  });
});

describe('attachments', () => {
  it('keep names of every encoding, twice the same and hostile ones included', async () => {
    const mail = await parse(
      ...buildMixedMail(
        body,
        [
          'Content-Type: application/pdf; name="=?utf-8?B?ZGV2aXMgw6kucGRm?="',
          'Content-Disposition: attachment',
          '',
          '1',
        ],
        ['Content-Type: text/csv', "Content-Disposition: attachment; filename*=utf-8''%C3%A9%20t%C3%A9.csv", '', '2'],
        ['Content-Type: text/csv', "Content-Disposition: attachment; filename*=utf-8''%C3%A9%20t%C3%A9.csv", '', '3'],
        [
          'Content-Type: text/csv',
          'Content-Disposition: attachment; filename*0="long "; filename*1="name.csv"',
          '',
          '4',
        ],
        [
          'Content-Type: image/png',
          "Content-Disposition: attachment; filename*=utf-8''..%2F..%2Fa%00b%E2%80%AEgnp.exe",
          '',
          '5',
        ],
        ['Content-Type: image/png', `Content-Disposition: attachment; filename="${'x'.repeat(300)}.png"`, '', '6'],
        ['Content-Type: application/octet-stream', 'Content-Disposition: attachment', '', '7'],
      ),
    );
    expect(files(mail).map(([name]) => name)).toEqual([
      'devis é.pdf',
      'é té.csv',
      'é té.csv',
      'long name.csv',
      '../../a\u0000b\u202egnp.exe',
      `${'x'.repeat(300)}.png`,
      'noname',
    ]);
    expect(files(mail).map(([, , , text]) => text)).toEqual(['1', '2', '3', '4', '5', '6', '7']);
  });

  it.each([
    ['7bit', 'a,b\r\nc,d\r\n', 'a,b\r\nc,d\r\n'],
    ['binary', 'a\nb\r\n\u0000', 'a\nb\r\n\u0000'],
    ['quoted-printable', 'caf=C3=A9 =\r\nnoir  \r\nfin', 'café noir\r\nfin'],
    ['base64', 'YSxiCg==', 'a,b\n'],
    ['x-uuencode', 'begin 644 a.csv\r\n#0V%T\r\n`\r\nend', 'Cat'],
    ['7bit', '', ''],
  ])('in %s keep their bytes', async (encoding, sent, expected) => {
    const part = [
      'Content-Type: text/csv',
      'Content-Disposition: attachment; filename="a.csv"',
      `Content-Transfer-Encoding: ${encoding}`,
      '',
      sent,
    ];
    expect(files(await parse(...buildMixedMail(body, part)))).toEqual([['a.csv', 'text/csv', false, expected]]);
  });

  it('are inline when they are images that the HTML shows', async () => {
    const image = (id: string): string[] => [
      'Content-Type: image/png; name="i.png"',
      `Content-ID: <${id}>`,
      'Content-Disposition: inline',
      'Content-Transfer-Encoding: base64',
      '',
      'AA==',
    ];
    const mail = await parse(
      ...buildMixedMail(
        ['Content-Type: text/html', '', '<img src="cid:shown@x"><img src="cid:a%2Bb%40x">'],
        image('shown@x'),
        image('unused@x'),
        image('a+b@x'),
      ),
    );
    expect(mail.attachments.map(({ inline }) => inline)).toEqual([true, false, true]);
  });

  it('are messages inside the message, whole', async () => {
    const inner = 'From: x@y.example\r\nSubject: inner\r\n\r\nhello\r\n';
    const mail = await parse(
      ...buildMixedMail(
        body,
        ['Content-Type: message/rfc822', '', inner],
        ['Content-Type: message/rfc822; name="fwd.eml"', 'Content-Disposition: attachment', '', inner],
      ),
    );
    expect(files(mail)).toEqual([
      ['noname.eml', 'message/rfc822', false, inner],
      ['fwd.eml', 'message/rfc822', false, inner],
    ]);
    expect(mail.plain()).toBe('Bonjour\n');
  });

  it('are text files too, though a mail program shows them in the text', async () => {
    const mail = await parse(
      ...buildMixedMail(
        body,
        [
          'Content-Disposition: inline;',
          '\tfilename=notes.txt',
          'Content-Type: text/plain; name=notes.txt',
          '',
          'notes',
        ],
        ['Content-Type: text/html', 'Content-Disposition: inline; filename="page.html"', '', '<p>page</p>'],
        ['Content-Type: text/plain', 'Content-Disposition: inline', '', 'Cordialement'],
      ),
    );
    expect(files(mail)).toEqual([
      ['notes.txt', 'text/plain', false, 'notes'],
      ['page.html', 'text/html', false, '<p>page</p>'],
    ]);
    expect(mail.plain()).toBe('Bonjour\n\nCordialement\n');
  });

  it('are text files that only their type names, but no form of the text itself', async () => {
    const mail = await parse(
      ...buildMixedMail(
        [
          'Content-Type: multipart/alternative; boundary=a',
          '',
          '--a',
          'Content-Type: text/plain; name="corps.txt"',
          '',
          'Bonjour',
          '--a',
          'Content-Type: text/html; name="corps.html"',
          '',
          '<p>Bonjour</p>',
          '--a--',
        ],
        ['Content-Type: text/plain; charset=us-ascii;', "\tname*=utf-8''relev%C3%A9.txt", '', 'ligne'],
        ['Content-Type: text/html; charset=utf-8; name="page.html"', 'Content-Transfer-Encoding: base64', '', 'PHA+'],
      ),
    );
    expect(files(mail)).toEqual([
      ['relevé.txt', 'text/plain', false, 'ligne'],
      ['page.html', 'text/html', false, '<p>'],
    ]);
    expect([mail.plain().trim(), mail.html.trim()]).toEqual(['Bonjour', '<p>Bonjour</p>']);
  });

  it('are invitations, as sent', async () => {
    const invitation = 'BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n';
    const part = ['Content-Type: text/calendar; method=REQUEST; name="invite.ics"', '', invitation];
    expect(files(await parse(...buildMixedMail(body, part)))).toEqual([
      ['invite.ics', 'text/calendar', false, invitation],
    ]);
  });

  it.each([
    [
      'S/MIME',
      [
        'Content-Type: application/pkcs7-mime; smime-type=enveloped-data; name="smime.p7m"',
        'Content-Transfer-Encoding: base64',
        '',
        'MIAG',
      ],
      ['smime.p7m'],
    ],
    [
      'PGP',
      [
        'Content-Type: multipart/encrypted; protocol="application/pgp-encrypted"; boundary=p',
        '',
        '--p',
        'Content-Type: application/pgp-encrypted',
        '',
        'Version: 1',
        '--p',
        'Content-Type: application/octet-stream; name="encrypted.asc"',
        '',
        '-----BEGIN PGP MESSAGE-----',
        '--p--',
      ],
      ['noname', 'encrypted.asc'],
    ],
  ])('are all there is of %s', async (_what, lines, names) => {
    const mail = await parse('From: a@b.example', ...lines);
    expect(mail.attachments.map(({ name }) => name)).toEqual(names);
    expect([mail.html, mail.plain()]).toEqual(['', '']);
  });
});
