import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { choicesOf, primaryAction, wordsOf } from '../../scripts/harness/card-form.ts';
import { sampleWorlds } from '../../scripts/harness/folders.ts';
import { mailItem, type Person } from '../../scripts/harness/test-bench.ts';
import { openBench, type JourneyBench } from '../support/bench.ts';
import { draftSchema, type DraftAddress } from '../../shared/capture/draft.ts';
import type { Task } from '../../shared/tasks/task.ts';
import { cardOf, openCard, people, readCreated, save } from '../support/journey.ts';
import { mail, type MailFile } from '../support/mail.ts';

let bench: JourneyBench;
let sacha: Person;

beforeAll(async () => {
  bench = await openBench({
    worlds: sampleWorlds,
    environment: { RELAIS_MAX_FILE_MB: '1', RELAIS_MAX_TOTAL_MB: '2' },
  });
  sacha = bench.person(people.sacha);
  expect(await sacha.link('demo')).toBe(true);
});

afterAll(() => bench.close());

async function addressesOf(raw: Uint8Array): Promise<DraftAddress[]> {
  const opened = await sacha.open(mailItem(raw));
  const draft = opened.fetches.find((each) => each.url.endsWith('/v1/drafts'));
  return draftSchema.parse(JSON.parse(draft?.responseText ?? 'null')).addresses;
}

async function saved(raw: Uint8Array): Promise<Task> {
  const item = mailItem(raw);
  return readCreated(await save(sacha, item, { card: await openCard(sacha, item) })).task;
}

const lines = (...text: string[]) => Buffer.from(text.join('\r\n'));
const file = (name: string, content: string | Uint8Array = 'x'): MailFile => ({ name, content });

describe('headers', () => {
  it('quoted commas, groups, comments, encoded words in several charsets and IDN are read as RFC 5322 says', async () => {
    const addresses = await addressesOf(
      mail({
        from: '"Doe, \\"JD\\" John" <john@acme.example> (the boss)',
        to: 'Team: "Martin, Jeanne" <jeanne@team.example>, (note) paul@team.example;, =?iso-8859-1?Q?Andr=E9_Lef=E8vre?= <andre@team.example>',
        cc: '=?utf-8?B?w4lsb8Ovc2U=?= <eloise@bücher.example>, =?windows-1252?Q?=80uro?= <euro@team.example>, =?koi8-r?B?68nSyczM?= <kirill@team.example>',
      }),
    );
    expect(addresses.map(({ address, name, origin }) => [address, name, origin])).toEqual([
      ['john@acme.example', 'Doe, "JD" John', 'from'],
      ['jeanne@team.example', 'Martin, Jeanne', 'to'],
      ['paul@team.example', expect.anything(), 'to'],
      ['andre@team.example', 'André Lefèvre', 'to'],
      ['eloise@xn--bcher-kva.example', 'Éloïse', 'cc'],
      ['euro@team.example', '€uro', 'cc'],
      ['kirill@team.example', 'Кирилл', 'cc'],
    ]);
  });

  it('From may be missing', async () => {
    expect(await saved(mail({ from: null, subject: 'Sans expéditeur' }))).toMatchObject({ title: 'Sans expéditeur' });
  });

  it('500 recipients are all looked at', async () => {
    const to = Array.from({ length: 500 }, (_, index) => `"Personne ${index}" <p${index}@many.example>`).join(',\r\n ');
    const addresses = await addressesOf(mail({ to }));
    expect(addresses.filter(({ origin }) => origin === 'to')).toHaveLength(500);
  });

  it('a mail to oneself is saved, and says so', async () => {
    const raw = mail({ from: 'Sacha <sacha@demo.example>', to: 'sacha@demo.example', text: 'Pense-bête' });
    expect((await addressesOf(raw)).map(({ state }) => state)).toEqual(['self']);
    expect(await saved(raw)).toMatchObject({ transverse: true });
  });

  it('without Message-ID the same mail is recognised again, another is not', async () => {
    const raw = mail({ messageId: null, subject: 'Sans identifiant' });
    const task = await saved(raw);
    expect(task.sourceKeys).toEqual([expect.stringMatching(/^mail-hash:[0-9a-f]{64}$/)]);
    expect(wordsOf(await openCard(sacha, mailItem(raw)))).toContain(String(task.number));
    const other = await openCard(
      sacha,
      mailItem(mail({ messageId: null, subject: 'Sans identifiant', text: 'Autre texte' })),
    );
    expect(JSON.stringify(other['fixedFooter'])).not.toContain('quand même');
  });
});

describe('bodies', () => {
  it('no body at all', async () => {
    const task = await saved(lines('From: a@b.example', 'Subject: Rien', 'Message-ID: <no-body@b.example>', '', ''));
    expect(task).toMatchObject({ title: 'Rien', description: { text: '' }, attachments: [] });
  });

  it('only an attachment', async () => {
    const task = await saved(
      lines(
        'From: a@b.example',
        'Subject: Fichier',
        'MIME-Version: 1.0',
        'Content-Type: application/pdf; name="offre.pdf"',
        'Content-Disposition: attachment; filename="offre.pdf"',
        'Content-Transfer-Encoding: base64',
        '',
        'JVBERi0xLjQK',
        '',
      ),
    );
    expect(task.attachments).toMatchObject([{ name: 'offre.pdf', mediaType: 'application/pdf', size: 9 }]);
  });

  it('S/MIME and PGP mails keep their parts as files', async () => {
    const smime = await saved(
      lines(
        'From: a@b.example',
        'Subject: S/MIME',
        'MIME-Version: 1.0',
        'Content-Type: application/pkcs7-mime; smime-type=enveloped-data; name="smime.p7m"',
        'Content-Disposition: attachment; filename="smime.p7m"',
        'Content-Transfer-Encoding: base64',
        '',
        'MIAGCSqGSIb3DQ==',
        '',
      ),
    );
    expect(smime.attachments).toMatchObject([{ name: 'smime.p7m' }]);
    const pgp = await saved(
      lines(
        'From: a@b.example',
        'Subject: PGP',
        'MIME-Version: 1.0',
        'Content-Type: multipart/encrypted; protocol="application/pgp-encrypted"; boundary=b',
        '',
        '--b',
        'Content-Type: application/pgp-encrypted',
        '',
        'Version: 1',
        '',
        '--b',
        'Content-Type: application/octet-stream; name="encrypted.asc"',
        '',
        '-----BEGIN PGP MESSAGE-----',
        '-----END PGP MESSAGE-----',
        '',
        '--b--',
        '',
      ),
    );
    expect(pgp.attachments.map(({ name }) => name)).toContain('encrypted.asc');
  });

  it('a forwarded message/rfc822 part is a file', async () => {
    const nested = Buffer.from(mail({ subject: 'Message transféré' })).toString();
    const task = await saved(
      mail({ files: [{ name: 'transfert.eml', mediaType: 'message/rfc822', content: nested }] }),
    );
    expect(task.attachments).toMatchObject([
      { name: 'transfert.eml', mediaType: 'message/rfc822', size: Buffer.byteLength(nested) },
    ]);
  });

  it('malformed MIME is read as far as it goes', async () => {
    const task = await saved(
      lines(
        'From: a@b.example',
        'Subject: =?utf-8?Q?Cass=C3=A9?=',
        'Content-Type: multipart/mixed; boundary="never-closed',
        '',
        '--never-closed',
        'Content-Type: text/plain',
        'no blank line follows',
        '--never-clo',
      ),
    );
    expect(task.title).toBe('Cassé');
  });

  it('a broken charset leaves readable text', async () => {
    const task = await saved(
      Buffer.concat([
        lines('From: a@b.example', 'Subject: Jeu', 'Content-Type: text/plain; charset=no-such-charset', '', ''),
        Buffer.from([0x41, 0xe9, 0xff, 0x42]),
      ]),
    );
    expect(task.description.text).toMatch(/^A.*B$/);
  });

  it('1 MB of HTML is kept', async () => {
    const html = `<p>${'Bonjour à tous. '.repeat(62_500)}</p>`;
    const task = await saved(mail({ text: null, html }));
    expect(task.description.truncated).toBe(false);
    expect(task.description.html.length).toBeGreaterThan(900_000);
  });

  it('markup in subject, names and text stays text on the card and is harmless in the description', async () => {
    const raw = mail({
      from: '"<b>Boss</b><a href=https://evil.example>x</a>" <boss@evil.example>',
      subject: '<a href="https://evil.example">Cliquez</a> & <b>gras</b>',
      text: null,
      html: '<p onclick="x()">Bonjour<script>alert(1)</script><img src=https://evil.example/p.gif onerror=alert(1)><a href="javascript:alert(1)">lien</a></p>',
      files: [file('<img src=x onerror=alert(1)>.txt')],
    });
    // Fields and choices show plain text; only these words are read as markup.
    const card = wordsOf(await openCard(sacha, mailItem(raw)));
    expect(card).not.toMatch(/<a href=\\?"?https:\/\/evil|<img|<b>(gras|Boss)/);
    expect(card).toContain('boss@evil.example');
    const task = await saved(raw);
    expect(task.title).toBe('<a href="https://evil.example">Cliquez</a> & <b>gras</b>');
    expect(task.description.html).not.toMatch(/script|onerror|onclick|javascript:| src="https:/);
  });
});

describe('files', () => {
  it.each([
    ['a path', 'filename="../../etc/passwd"', 'passwd'],
    ['a Windows path', 'filename="..\\\\..\\\\evil.exe"', 'evil.exe'],
    ['NUL', "filename*=utf-8''a%00b.txt", 'ab.txt'],
    ['right-to-left marks', "filename*=utf-8''facture%E2%80%AEfdp.exe", 'facturefdp.exe'],
  ])('a name with %s is data, never a path', async (_, disposition, name) => {
    const task = await saved(mail({ files: [{ name: '', disposition, content: 'x' }] }));
    expect(task.attachments.map((attachment) => attachment.name)).toEqual([name]);
  });

  it('a name of 300 characters keeps its ending', async () => {
    const task = await saved(mail({ files: [file(`${'n'.repeat(300)}.pdf`)] }));
    expect(task.attachments[0]?.name).toMatch(/^n{100,}.*\.pdf$/);
    expect(Buffer.byteLength(task.attachments[0]?.name ?? '')).toBeLessThanOrEqual(255);
  });

  it('two files of one name and a zero-byte file are all kept', async () => {
    const task = await saved(mail({ files: [file('a.txt', 'one'), file('a.txt', 'two'), file('empty.txt', '')] }));
    expect(task.attachments.map(({ name, size }) => [name, size])).toEqual([
      ['a.txt', 3],
      ['a.txt', 3],
      ['empty.txt', 0],
    ]);
    expect(new Set(task.attachments.map(({ sha256 }) => sha256)).size).toBe(3);
  });

  it('a file that is too large is named on the card before saving and on the task after it', async () => {
    const raw = mail({ files: [file('petit.txt'), file('enorme.bin', Buffer.alloc(1_100_000, 7))] });
    const card = await openCard(sacha, mailItem(raw));
    expect(choicesOf(card, 'attachments').map(({ text }) => text)).toEqual([expect.stringContaining('petit.txt')]);
    expect(JSON.stringify(card)).toContain('enorme.bin');
    const task = await saved(raw);
    expect(task.attachments.map(({ name }) => name)).toEqual(['petit.txt']);
    expect(task.omissions).toMatchObject([{ name: 'enorme.bin', size: 1_100_000, reason: 'tooLarge' }]);
  });

  it('of more bytes than allowed together, what does not fit is named', async () => {
    const megabyte = Buffer.alloc(900_000, 1);
    const raw = mail({ files: ['1.bin', '2.bin', '3.bin'].map((name) => file(name, megabyte)) });
    const task = await saved(raw);
    expect(task.attachments.map(({ name }) => name)).toEqual(['1.bin', '2.bin']);
    expect(task.omissions).toMatchObject([{ name: '3.bin', reason: 'tooLarge' }]);
  });

  it('of more files than allowed, the rest is named', async () => {
    const raw = mail({ files: Array.from({ length: 103 }, (_, index) => file(`f${index}.txt`, `${index}`)) });
    const item = mailItem(raw);
    const card = await openCard(sacha, item);
    expect(choicesOf(card, 'attachments')).toHaveLength(100);
    const result = await save(sacha, item, { card });
    const { task } = readCreated(result);
    expect(task.attachments).toHaveLength(100);
    expect(task.omissions.map(({ name, reason }) => [name, reason])).toEqual([
      ['f100.txt', 'tooMany'],
      ['f101.txt', 'tooMany'],
      ['f102.txt', 'tooMany'],
    ]);
    expect(wordsOf(cardOf(result))).toContain('f102.txt');
  });

  it('an inline image stays, and its cid: reference leads to the stored file', async () => {
    // 16 × 16: what nobody could see would be taken for a tracking pixel.
    const png = Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAABAAAAAQCAIAAACQkWg2AAAAFklEQVR42mOQCrtNEmIY1TCqYfhqAAA3tksQ+cig1wAAAABJRU5ErkJggg==',
      'base64',
    );
    const raw = mail({
      text: null,
      html: '<p>Logo : <img src="cid:logo@1" alt="logo"></p>',
      files: [{ name: 'logo.png', mediaType: 'image/png', content: png, contentId: 'logo@1' }],
    });
    const task = await saved(raw);
    expect(task.attachments).toMatchObject([{ name: 'logo.png', inline: true, contentId: 'logo@1', size: png.length }]);
    expect(task.description.html).toContain(task.attachments[0]?.url);
    expect(task.description.html).not.toContain('cid:');
  });
});

describe('size of what Google gets', () => {
  it('the card for 20 addresses and 10 files stays under 100 KB', async () => {
    const to = Array.from({ length: 20 }, (_, index) => `"Personne ${index}" <p${index}@many.example>`).join(', ');
    const card = await openCard(
      sacha,
      mailItem(mail({ to, files: Array.from({ length: 10 }, (_, index) => file(`piece-${index}.pdf`)) })),
    );
    expect(primaryAction(card)?.functionName).toBe('onSave');
    expect(Buffer.byteLength(JSON.stringify(card))).toBeLessThan(100_000);
  });
});
