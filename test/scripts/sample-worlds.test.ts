import { readdir, readFile } from 'node:fs/promises';
import { domainToASCII } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { readMessage } from '../../host/server/message.ts';
import { canonicalAddress } from '../../shared/text/address/canonical-address.ts';
import { worldSchema, type World } from '../../shared/provisioning/world.ts';

const folder = new URL('../../host/samples/', import.meta.url);
/** Addresses by the name of the mail's file. */
const senders = new Map<string, string>();
let demo: World;
let autre: World;

async function readWorld(name: string): Promise<World> {
  return worldSchema.parse(JSON.parse(await readFile(new URL(name, folder), 'utf8')));
}

function senderOf(prefix: string): string {
  const [, found] = [...senders].find(([name]) => name.startsWith(prefix)) ?? [];
  if (found === undefined) throw new Error(`no sample mail ${prefix}`);
  return found;
}

function canonical(address: string): string {
  return canonicalAddress(address, domainToASCII) ?? `not an address: ${address}`;
}

/** Names of the people who hold an address in the demo world. */
function holders(address: string): string[] {
  const wanted = canonical(address);
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
  for (const name of (await readdir(folder)).filter((file) => file.endsWith('.eml'))) {
    const message = await readMessage(await readFile(new URL(name, folder)));
    senders.set(name, message?.from?.address ?? '');
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
  it('11 comes from nobody known', () => {
    const sender = senderOf('11');
    expect(holders(sender)).toEqual([]);
    expect(demo.companies.filter((company) => company.domains.some((domain) => sender.endsWith(`@${domain}`)))).toEqual(
      [],
    );
  });

  it("12 comes from another rep's client", () => {
    const [holder = ''] = holders(senderOf('12'));
    expect(companyOf(holder)).toMatchObject({ relation: 'client', attached: ['sacha@demo.example'] });
  });

  it('13 comes from an address on two contacts', () => {
    expect(holders(senderOf('13'))).toEqual(['Chloé Bernard', 'Étienne Bernard']);
  });

  it('14 comes from a supplier', () => {
    const [holder = ''] = holders(senderOf('14'));
    expect(companyOf(holder)?.relation).toBe('other');
  });

  it('15 comes from a colleague', () => {
    expect(demo.users.map((user) => user.email)).toContain(senderOf('15'));
  });

  it('21 comes from a known address with an accent in its domain', () => {
    expect(holders(senderOf('21'))).toEqual(['Pierre Caffin']);
  });

  it("22 comes from someone new at a known company's domain", () => {
    const sender = senderOf('22');
    expect(holders(sender)).toEqual([]);
    expect(
      demo.companies.find((company) => company.domains.some((domain) => sender.endsWith(`@${domain}`)))?.name,
    ).toBe('Hôtel des Arènes');
  });
});
