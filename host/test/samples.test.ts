import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import PostalMime, { type Email } from 'postal-mime';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeBigSample } from '../samples-big.ts';

const folder = new URL('../samples/', import.meta.url);
const mails = new Map<string, Email>();

function mail(prefix: string): Email {
  const [, found] = [...mails].find(([name]) => name.startsWith(prefix)) ?? [];
  if (found === undefined) throw new Error(`no sample mail ${prefix}`);
  return found;
}

beforeAll(async () => {
  for (const name of (await readdir(folder)).filter((file) => file.endsWith('.eml')).sort()) {
    mails.set(name, await PostalMime.parse(await readFile(new URL(name, folder))));
  }
});

describe('the sample mails', () => {
  it('are many and small, written to someone in November 2026', () => {
    expect(mails.size).toBe(25);
    for (const [name, { from, date }] of mails) {
      expect(from?.address, name).toMatch(/\.example$/);
      expect(date, name).toMatch(/^2026-11-/);
    }
  });

  it('01 is plain text', () => {
    expect(mail('01')).toMatchObject({ subject: 'Demande de devis – 120 supports muraux', attachments: [] });
    expect(mail('01').html).toBeUndefined();
    expect(mail('01').text).toContain('-- \nJeanne Martin');
  });

  it('02 has several recipients and copies with quoted commas', () => {
    const { from, to, cc, html } = mail('02');
    expect(from?.name).toBe('Cartier, Paul');
    expect(to?.map((recipient) => recipient.name)).toEqual([
      'Roussel, Camille',
      'Delmas, Sophie (achats)',
      'Hugo Marchetti',
    ]);
    expect(cc).toHaveLength(3);
    expect(html).toContain('<b>12 novembre, 14 h</b>');
  });

  it('03 has addresses in its text', () => {
    expect(mail('03').text).toContain('<marc.oudinot@hotel-arenes.example>');
    expect(mail('03').html).toContain('mailto:marc.oudinot@hotel-arenes.example?subject=');
  });

  it('04 is nothing but a forwarded mail', () => {
    expect(mail('04').text?.startsWith('---------- Message transféré ---------')).toBe(true);
  });

  it('05 has an image in its text', () => {
    expect(mail('05').html).toContain('cid:plan-salle@trois-etangs.example');
    expect(mail('05').attachments).toMatchObject([
      { mimeType: 'image/png', disposition: 'inline', contentId: '<plan-salle@trois-etangs.example>' },
    ]);
  });

  it('06 has three attachments, one with an accent in its name', () => {
    expect(mail('06').attachments.map(({ filename, mimeType }) => [filename, mimeType])).toEqual([
      ['Cahier des charges signé.pdf', 'application/pdf'],
      ['references.csv', 'text/csv'],
      ['mur.png', 'image/png'],
    ]);
  });

  it('07 has neither subject nor Message-ID', () => {
    expect(mail('07').subject ?? '').toBe('');
    expect(mail('07').messageId).toBeUndefined();
  });

  it('08 is in iso-8859-1, its headers too', () => {
    expect(mail('08')).toMatchObject({
      subject: 'Réception du matériel à Brest, prévue le 19 novembre',
      from: { name: 'Maëlle Le Goff' },
    });
    expect(mail('08').text).toContain("à l'atelier. Le camion élévateur est réservé");
  });

  it('09 and 19 are answers above their history, 23 one from a phone', () => {
    expect(mail('09').text).toContain('a\nécrit :\n\n> Bonjour Monsieur Oudinot');
    expect(mail('19').html).toContain('id="divRplyFwdMsg"');
    // Node 20's TextDecoder reads windows-1252 as iso-8859-1, so the apostrophe is not looked at
    expect(mail('19').text).toMatch(/d.avoir insisté/);
    expect(mail('23').text).toContain('Sent from my iPhone');
  });

  it('10 is a newsletter that takes no answers', () => {
    expect(mail('10').from?.address).toMatch(/^no-reply@/);
    expect(mail('10').headers.map((header) => header.key)).toContain('list-unsubscribe');
  });

  it('14 has one file', () => {
    expect(mail('14').attachments).toHaveLength(1);
  });

  it('16 is from oneself, 20 was sent with a blind copy', () => {
    expect(mail('16').from?.address).toBe(mail('16').to?.[0]?.address);
    expect(mail('20').from?.address).toBe('camille@demo.example');
    expect(mail('20').bcc).toHaveLength(2);
  });

  it('17 is in English and has a Word file', () => {
    expect(mail('17').subject).toMatch(/^Quote request/);
    expect(mail('17').attachments.map((attachment) => attachment.filename)).toEqual(['Specification.docx']);
  });

  it('18 has hostile mark-up in its subject, names and text', () => {
    expect(mail('18').subject).toContain('<script>alert("objet")</script>');
    expect(mail('18').from?.name).toContain('<img src=x onerror=alert(1)>');
    expect(mail('18').html).toContain('<svg onload="alert(2)">');
  });

  it.each([
    ['05', 'image/png', '89504e470d0a1a0a'],
    ['06', 'application/pdf', '255044462d312e34'],
    ['17', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', '504b0304'],
  ])('%s carries a real %s', (prefix, mimeType, magic) => {
    const content = mail(prefix).attachments.find((attachment) => attachment.mimeType === mimeType)?.content;
    expect(content).toBeInstanceOf(ArrayBuffer);
    expect(content instanceof ArrayBuffer && Buffer.from(content).toString('hex').startsWith(magic)).toBe(true);
  });
});

describe('the 20 MB sample', () => {
  let dir = '';
  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'relais-big-'));
  });
  afterAll(() => rm(dir, { recursive: true, force: true }));

  it('is written once, whole, and is a mail with a PDF of 20 MB', async () => {
    const target = join(dir, 'new-folder');
    await writeBigSample(target);
    const [name = ''] = await readdir(target);
    const first = await stat(join(target, name));
    await writeBigSample(target);
    expect(await readdir(target)).toEqual([name]);
    expect((await stat(join(target, name))).mtimeMs).toBe(first.mtimeMs);

    const { attachments, subject } = await PostalMime.parse(await readFile(join(target, name)));
    expect(subject).toBe("Présentation complète de l'entrepôt");
    const content = attachments[0]?.content;
    const pdf = Buffer.from(content instanceof ArrayBuffer ? content : new ArrayBuffer(0));
    expect(pdf.length).toBeGreaterThan(20 * 1024 * 1024);
    const table = Number(/startxref\n(\d+)\n%%EOF\n$/.exec(pdf.subarray(-60).toString('latin1'))?.[1]);
    expect(pdf.subarray(table, table + 4).toString('latin1')).toBe('xref');
  });
});
