import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isOwnAddress } from '../../../../backend/environments/rules/own-addresses.ts';
import type { Draft } from '../../../../shared/capture/draft.ts';
import type { OwnContacts } from '../../../../shared/contacts/own-contacts.ts';
import type { Problem } from '../../../../shared/errors.ts';
import { databases } from '../../../support/database.ts';
import { startTestService, type TestService } from '../../../support/service.ts';

describe.each(databases)('the company’s own addresses on %s', (kind) => {
  let service: TestService;
  let admin: { authorization: string };
  let camille: { authorization: string };

  beforeAll(async () => {
    service = await startTestService({ kind });
    admin = await service.bearer('admin@demo.example');
    camille = await service.bearer('camille@demo.example');
  });
  afterAll(() => service.close());

  const own = (headers = admin) => service.app.inject({ url: '/v1/admin/own-contacts', headers });
  const list = async () => (await own()).json<OwnContacts>();
  const set = (payload: object) =>
    service.app.inject({ method: 'PATCH', url: '/v1/admin/environment', headers: admin, payload });
  const none = { restricts: false, admits: false, shared: false };
  const stateOf = async (address: string) => {
    const payload = {
      source: { kind: 'mail', keys: ['mail:own'] },
      addresses: [{ address, name: null, origin: 'from' }],
    };
    const answer = await service.app.inject({ method: 'POST', url: '/v1/drafts', headers: camille, payload });
    return answer.json<Draft>().addresses[0]?.state;
  };
  const add = (address: string) =>
    service.app.inject({ method: 'POST', url: '/v1/contacts', headers: camille, payload: { name: 'Lou', address } });

  it('are no contacts, in no way, as soon as the admin lists them', async () => {
    expect(await list()).toEqual({ contacts: [], more: false });
    expect(await stateOf('jeanne@boreal.example')).toBe('matched');
    await set({ domains: [{ domain: 'boreal.example', ...none }], ownAddresses: ['ventes@orange.fr'] });
    expect(await stateOf('jeanne@boreal.example')).toBe('colleague');
    expect(await stateOf('new@lyon.boreal.example')).toBe('colleague');
    expect(await stateOf('ventes+x@orange.fr')).toBe('colleague');
    for (const address of [
      'new@boreal.example',
      'new@lyon.boreal.example',
      'Ventes+x@Orange.fr',
      'noa@demo.example',
      'noa+x@demo.example',
    ]) {
      const answer = await add(address);
      expect([answer.statusCode, answer.json<Problem>().code]).toEqual([409, 'address_of_colleague']);
    }
    expect(await list()).toMatchObject({
      contacts: [{ name: 'Jeanne Roux', company: 'Boréal', address: 'jeanne@boreal.example' }],
      more: false,
    });
  });

  it('of a domain that customers share are those of users alone', async () => {
    await set({ domains: [{ domain: 'boreal.example', ...none, shared: true }], ownAddresses: [] });
    expect(await stateOf('jeanne@boreal.example')).toBe('matched');
    expect(await stateOf('new@boreal.example')).toBe('suggested');
    expect((await list()).contacts).toEqual([]);
    expect((await add('new@boreal.example')).statusCode).toBe(201);
  });

  it('are listed for admins alone, without contacts of other environments', async () => {
    expect((await own(camille)).statusCode).toBe(404);
    const dominique = await service.bearer('dominique@autre.example', 'autre');
    await service.sql(`update users set admin = true where email_canonical = 'dominique@autre.example'`);
    await set({ domains: [{ domain: 'boreal.example', ...none }] });
    expect((await own(dominique)).json()).toEqual({ contacts: [], more: false });
    await set({ domains: [] });
  });

  it('are the same for the list as for the rule', async () => {
    await set({ domains: [], ownAddresses: [] });
    const part = fc.constantFrom('a', 'ab', 'a+b', 'a+b+c', '+a');
    const host = fc.constantFrom('x.example', 'y.x.example', 'notx.example', 'x.example.org', 'z.example');
    const address = fc.tuple(part, host).map(([local, domain]) => `${local}@${domain}`);
    const facts = fc.record({
      domains: fc.uniqueArray(fc.constantFrom('x.example', 'y.x.example', 'example.org'), { maxLength: 3 }),
      addresses: fc.uniqueArray(fc.constantFrom('a@x.example', 'ab@z.example', 'a@notx.example'), { maxLength: 3 }),
      held: fc.uniqueArray(address, { minLength: 1, maxLength: 12 }),
    });
    await fc.assert(
      fc.asyncProperty(facts, async ({ domains, addresses, held }) => {
        const quote = (texts: string[]) => texts.map((text) => `'${text}'`).join(', ');
        await service.sql(`
          delete from contact_emails where position > 99;
          delete from environment_domains; delete from own_addresses;
          insert into contact_emails (environment_id, contact_id, email, email_canonical, position)
            select contact.environment_id, contact.id, held, held, 100 + row_number() over ()
            from contacts contact, unnest(array[${quote(held)}]) held where contact.name = 'Jeanne Roux';
          insert into environment_domains (environment_id, domain)
            select id, domain from environments, unnest(array[${quote(domains)}]::text[]) domain where name = 'demo';
          insert into own_addresses (environment_id, address)
            select id, address from environments, unnest(array[${quote(addresses)}]::text[]) address where name = 'demo'`);
        const found = (await list()).contacts.map((contact) => contact.address);
        expect(found.sort()).toEqual(held.filter((each) => isOwnAddress(each, { domains, addresses })).sort());
      }),
      { numRuns: 30 },
    );
  });
});
