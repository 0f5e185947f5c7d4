import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { domainToASCII } from 'node:url';
import PostalMime, { type Email } from 'postal-mime';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeBigSample } from '../../host/samples-big.ts';
import { canonicalAddress } from '../../shared/text/address/canonical-address.ts';
import { worldSchema, type World } from '../../shared/provisioning/world.ts';

const folder = new URL('../../host/samples/', import.meta.url);
const mails = new Map<string, Email>();
let demo: World;
let autre: World;

async function readWorld(name: string): Promise<World> {
  return worldSchema.parse(JSON.parse(await readFile(new URL(name, folder), 'utf8')));
}

function mail(prefix: string): Email {
  const [, found] = [...mails].find(([name]) => name.startsWith(prefix)) ?? [];
  if (found === undefined) throw new Error(`no sample mail ${prefix}`);
  return found;
}

function canonical(address: string): string {
  return canonicalAddress(address, domainToASCII) ?? `not an address: ${address}`;
}

/** Names of the people who hold an address in the demo world. */
function holders(address: string | undefined): string[] {
  const wanted = canonical(address ?? '');
  return demo.contacts
    .filter((contact) => contact.emails.some((email) => canonical(email) === wanted))
    .map((contact) => contact.name);
}

function companyOf(name: string): World['companies'][number] | undefined {
  const company = demo.contacts.find((contact) => contact.name === name)?.company;
  return demo.companies.find((candidate) => candidate.name === company);
}

beforeAll(async () => {
  demo = await readWorld('world.json');
  autre = await readWorld('world-autre.json');
  for (const name of (await readdir(folder)).filter((file) => file.endsWith('.eml')).sort()) {
    mails.set(name, await PostalMime.parse(await readFile(new URL(name, folder))));
  }
});

describe('the sample worlds', () => {
  it('have the users, types and statuses that the commands promise', () => {
    expect(demo.environment.name).toBe('demo');
    expect(demo.taskTypes).toEqual(['Appel', 'Email', 'Rendez-vous', 'Devis', 'Relance']);
    expect(demo.taskStatuses).toEqual([
      { label: 'À faire', closed: false },
      { label: 'En cours', closed: false },
      { label: 'Fait', closed: true },
    ]);
    expect(demo.users.map(({ email, rights, admin }) => ({ email, rights, admin }))).toEqual([
      { email: 'camille@demo.example', rights: ['sales'], admin: false },
      { email: 'sacha@demo.example', rights: ['sales', 'salesAllAccounts'], admin: false },
      { email: 'noa@demo.example', rights: ['taskList'], admin: false },
      { email: 'alix@demo.example', rights: [], admin: false },
      { email: 'admin@demo.example', rights: ['sales', 'salesAllAccounts', 'taskList'], admin: true },
    ]);
  });

  it('name only companies and users that exist', () => {
    for (const world of [demo, autre]) {
      const users = world.users.map((user) => user.email);
      const companies = world.companies.map((company) => company.name);
      for (const owner of [...world.companies, ...world.contacts]) {
        expect(users).toEqual(expect.arrayContaining(owner.attached));
      }
      for (const contact of world.contacts) {
        expect(contact.company === undefined ? contact.relation : companies).toEqual(
          contact.company === undefined ? expect.any(String) : expect.arrayContaining([contact.company]),
        );
      }
    }
  });

  it('share a user and an address, so that isolation can be seen', () => {
    expect(autre.environment.name).toBe('autre');
    expect(autre.users.map((user) => user.email)).toContain('sacha@demo.example');
    const addresses = (world: World): string[] =>
      [...world.companies, ...world.contacts].flatMap((owner) => owner.emails);
    const shared = addresses(autre).filter((address) => addresses(demo).includes(address));
    expect(shared).toEqual(['contact@acier-leman.example', 'jeanne.martin@acier-leman.example']);
  });

  it('hold canonical addresses only', () => {
    const all = [demo, autre].flatMap((world) => [
      ...world.users.map((user) => user.email),
      ...[...world.companies, ...world.contacts].flatMap((c) => c.emails),
    ]);
    expect(all.filter((address) => canonical(address).startsWith('not'))).toEqual([]);
  });
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

  it('11 comes from nobody known', () => {
    const sender = mail('11').from?.address ?? '';
    expect(holders(sender)).toEqual([]);
    expect(demo.companies.filter((company) => company.domains.some((domain) => sender.endsWith(`@${domain}`)))).toEqual(
      [],
    );
  });

  it("12 comes from another rep's client", () => {
    const [holder = ''] = holders(mail('12').from?.address);
    expect(companyOf(holder)).toMatchObject({ relation: 'client', attached: ['sacha@demo.example'] });
  });

  it('13 comes from an address on two contacts', () => {
    expect(holders(mail('13').from?.address)).toEqual(['Chloé Bernard', 'Étienne Bernard']);
  });

  it('14 comes from a supplier', () => {
    const [holder = ''] = holders(mail('14').from?.address);
    expect(companyOf(holder)?.relation).toBe('other');
    expect(mail('14').attachments).toHaveLength(1);
  });

  it('15 comes from a colleague, 16 from oneself, 20 was sent with a blind copy', () => {
    expect(demo.users.map((user) => user.email)).toContain(mail('15').from?.address);
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

  it('21 comes from a known address with an accent in its domain', () => {
    expect(holders(mail('21').from?.address)).toEqual(['Pierre Caffin']);
  });

  it("22 comes from someone new at a known company's domain", () => {
    const sender = mail('22').from?.address ?? '';
    expect(holders(sender)).toEqual([]);
    expect(
      demo.companies.find((company) => company.domains.some((domain) => sender.endsWith(`@${domain}`)))?.name,
    ).toBe('Hôtel des Arènes');
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
