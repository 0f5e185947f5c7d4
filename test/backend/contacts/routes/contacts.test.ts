import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ContactAdded, ContactPage, ContactRequest } from '../../../../shared/contacts/contact.ts';
import type { Problem } from '../../../../shared/errors.ts';
import { databases } from '../../../support/database.ts';
import { startTestService, type TestService } from '../../../support/service.ts';
import { openDraft } from '../../../support/task-form.ts';

const people = ['camille', 'sacha', 'noa', 'alix', 'admin'] as const;
type Person = (typeof people)[number];

describe.each(databases)('/v1/contacts on %s', (kind) => {
  let service: TestService;
  let headers: Record<Person, { authorization: string }>;

  beforeAll(async () => {
    service = await startTestService({ kind });
    const signedIn = await Promise.all(
      people.map(async (person) => [person, await service.bearer(`${person}@demo.example`)] as const),
    );
    headers = Object.fromEntries(signedIn) as typeof headers;
  });
  afterAll(() => service.close());

  const search = (query: string, person: Person = 'camille') =>
    service.app.inject({ url: '/v1/contacts', query: { query }, headers: headers[person] });
  const names = async (query: string, person: Person = 'camille') =>
    (await search(query, person)).json<ContactPage>().contacts.map(({ name }) => name);
  const add = (request: Partial<ContactRequest>, person: Person = 'camille') =>
    service.app.inject({
      method: 'POST',
      url: '/v1/contacts',
      headers: headers[person],
      payload: { name: 'Zoé Neuf', address: `${randomUUID()}@neuf.example`, ...request },
    });

  describe('searching', () => {
    it.each<[string, Person, string[]]>([
      ['jea', 'camille', ['Jeanne Roux']],
      ['ROUX', 'camille', ['Jeanne Roux']],
      ['roux jeanne', 'camille', ['Jeanne Roux']],
      ['jeanne bor', 'camille', ['Jeanne Roux']],
      ['jeanne@bo', 'camille', ['Jeanne Roux']],
      ['boreal', 'camille', ['Boréal', 'Jeanne Roux']],
      ['eanne', 'camille', []],
      ['jeanne zenith', 'camille', []],
      ['paul', 'camille', []],
      ['paul', 'sacha', ['Paul Zinc']],
      ['paul zén', 'sacha', ['Paul Zinc']],
      ['pain', 'sacha', ['Luc Pain']],
      ['zénith', 'admin', ['Paul Zinc', 'Zénith']],
      ['jeanne', 'noa', []],
      ['jeanne', 'alix', []],
      ['rosa', 'admin', []],
      ["' or 1=1 --", 'admin', []],
      ['%', 'admin', []],
    ])('for %j finds %s: %j', async (query, person, found) => {
      expect(await names(query, person)).toEqual(found);
    });

    it.each<{ query: string; kind: string; person: Person; found: string[] }>([
      { query: 'boreal', kind: 'account', person: 'camille', found: ['Boréal'] },
      { query: 'boreal', kind: 'company', person: 'camille', found: ['Boréal'] },
      { query: 'boreal', kind: 'person', person: 'camille', found: ['Jeanne Roux'] },
      { query: 'zénith', kind: 'account', person: 'admin', found: ['Zénith'] },
      { query: 'paul', kind: 'account', person: 'admin', found: [] },
      { query: 'rien', kind: 'account', person: 'admin', found: [] },
    ])('for $query finds of kind $kind, for $person: $found', async ({ query, kind, person, found }) => {
      const answer = await service.app.inject({
        url: '/v1/contacts',
        query: { query, kind },
        headers: headers[person],
      });
      expect(answer.json<ContactPage>().contacts.map(({ name }) => name)).toEqual(found);
    });

    it('refuses another kind', async () => {
      const answer = await service.app.inject({ url: '/v1/contacts?query=x&kind=deal', headers: headers.camille });
      expect(answer.json<Problem>()).toMatchObject({ status: 400, fields: [{ path: 'query.kind' }] });
    });

    it('tells who can be linked, by which company and relation', async () => {
      const page = (await search('pain', 'sacha')).json<ContactPage>();
      expect(page).toEqual({
        contacts: [
          {
            id: expect.any(String) as string,
            name: 'Luc Pain',
            email: 'luc@fournil.example',
            company: 'Fournil',
            relation: 'other',
            linkable: false,
          },
        ],
        more: false,
      });
      expect((await search('jeanne')).json<ContactPage>().contacts[0]).toMatchObject({ linkable: true });
    });

    it.each(['', 'x'.repeat(201)])('refuses the query %j', async (query) => {
      const answer = await search(query);
      expect(answer.statusCode).toBe(400);
      expect(answer.json<Problem>()).toMatchObject({ fields: [{ path: 'query.query' }] });
    });

    it('answers twenty and says that there are more', async () => {
      for (let index = 0; index < 21; index++) {
        const number = String(index).padStart(2, '0');
        await add({ name: `Foule ${number}`, address: `p${number}@foule.example` });
      }
      for (const person of ['camille', 'sacha'] as const) {
        const page = (await search('foule', person)).json<ContactPage>();
        expect(page.contacts).toHaveLength(20);
        expect(page.more).toBe(true);
      }
      expect((await search('foule 07')).json<ContactPage>()).toMatchObject({
        contacts: [{ name: 'Foule 07' }],
        more: false,
      });
    });
  });

  describe('adding', () => {
    it('makes a person of a new company, both the rep’s own, found by the company’s domain and by name', async () => {
      const answer = await add({
        name: ' Élise\r\nNovak ',
        address: ' Elise@Atelier-Novak.example ',
        company: { name: 'Atelier Novak' },
      });
      expect(answer.statusCode).toBe(201);
      expect(answer.json<ContactAdded>()).toEqual({
        contact: {
          id: expect.any(String) as string,
          name: 'Élise Novak',
          email: 'Elise@Atelier-Novak.example',
          company: 'Atelier Novak',
          relation: 'prospect',
          linkable: true,
        },
        existed: false,
      });
      expect(await names('atelier')).toEqual(['Atelier Novak', 'Élise Novak']);
      const draft = await openDraft(service, headers.camille, [
        'elise@atelier-novak.example',
        'autre@atelier-novak.example',
      ]);
      expect(draft.addresses.map(({ state }) => state)).toEqual(['matched', 'suggested']);
      const { contact } = answer.json<ContactAdded>();
      expect(draft.contacts.find(({ ticked }) => ticked)?.id).toBe(contact.id);
    });

    it('makes an account of its own without a company, of the relation asked for', async () => {
      const added = (await add({ relation: 'client' })).json<ContactAdded>().contact;
      expect(added).toMatchObject({ company: null, relation: 'client', linkable: true });
      const other = (await add({ relation: 'other' })).json<ContactAdded>().contact;
      expect(other).toMatchObject({ relation: 'other', linkable: false });
    });

    it('keeps no sign that would turn a name around', async () => {
      const answer = await add({ name: '\u202eexe.gpj\u202c\u2067 Zoé', company: { name: 'Vue\u202e d’Or' } });
      expect(answer.json<ContactAdded>().contact).toMatchObject({ name: 'exe.gpj Zoé', company: 'Vue d’Or' });
    });

    it('joins a company of the rep, whose relation it takes', async () => {
      const id = (await search('boréal')).json<ContactPage>().contacts.find(({ name }) => name === 'Boréal')?.id ?? '';
      const answer = await add({ company: { id } });
      expect(answer.json<ContactAdded>().contact).toMatchObject({
        company: 'Boréal',
        relation: 'client',
        linkable: true,
      });
      const refused = await add({ company: { id }, relation: 'prospect' });
      expect(refused.json<Problem>()).toMatchObject({ status: 400, fields: [{ path: 'body.relation' }] });
    });

    it('refuses a company of others, and one that does not exist, alike', async () => {
      const page = (await search('zénith', 'sacha')).json<ContactPage>();
      const id = page.contacts.find(({ name }) => name === 'Zénith')?.id ?? '';
      for (const company of [{ id }, { id: randomUUID() }]) {
        const answer = await add({ company });
        expect(answer.statusCode).toBe(403);
        expect(answer.json<Problem>()).toMatchObject({ code: 'contacts_out_of_scope', contactIds: [company.id] });
      }
    });

    it('takes no domain of free mail for a company’s', async () => {
      await add({ address: 'premier.venu@gmail.com', company: { name: 'Chez Premier' } });
      const draft = await openDraft(service, headers.camille, ['second.venu@gmail.com']);
      expect(draft.addresses.map(({ state }) => state)).toEqual(['unknown']);
    });

    it('answers the same contact for the same address, once of twenty at once', async () => {
      const address = `${randomUUID()}@ensemble.example`;
      const answers = await Promise.all(
        Array.from({ length: 20 }, () => add({ address, company: { name: 'Ensemble' } })),
      );
      const bodies = answers.map((answer) => answer.json<ContactAdded>());
      expect(new Set(bodies.map(({ contact }) => contact.id)).size).toBe(1);
      expect(bodies.filter(({ existed }) => !existed)).toHaveLength(1);
      expect(await names('ensemble')).toEqual(['Ensemble', 'Zoé Neuf']);
    });

    it('joins the company that has the domain or the name instead of adding it again, once of ten at once', async () => {
      const domain = `${randomUUID()}.example`;
      const company = { name: `Scierie ${domain.slice(0, 8)}` };
      const answers = await Promise.all(
        Array.from({ length: 10 }, (_, index) => add({ address: `p${String(index)}@${domain}`, company })),
      );
      expect(answers.map(({ statusCode }) => statusCode)).toEqual(Array.from({ length: 10 }, () => 201));
      const { contacts } = (await search(company.name)).json<ContactPage>();
      expect(contacts.filter((contact) => contact.company === null)).toHaveLength(1);
      expect(contacts.filter((contact) => contact.company === company.name)).toHaveLength(10);
      const renamed = await add({ address: `q@${domain}`, company: { name: 'Autre nom' } });
      expect(renamed.json<ContactAdded>().contact.company).toBe(company.name);
      const elsewhere = await add({ address: `q@x.${domain}`, company: { name: company.name.toUpperCase() } });
      expect(elsewhere.json<ContactAdded>().contact.company).toBe(company.name);
    });

    it('refuses a new company whose domain one outside the accounts has, and names none of it', async () => {
      const answer = await add({ address: 'neuf@zenith.example', company: { name: 'Zenith' } });
      expect(answer.statusCode).toBe(409);
      expect(answer.json<Problem>().code).toBe('address_known');
      expect(answer.body).not.toContain('Zénith');
      const all = await add({ address: 'neuf@zenith.example', company: { name: 'Zenith' } }, 'sacha');
      expect(all.json<ContactAdded>().contact).toMatchObject({
        company: 'Zénith',
        relation: 'prospect',
        linkable: true,
      });
    });

    it('finds a company by its registered domain, whichever sub-domain it writes from', async () => {
      const domain = `fonderie-${randomUUID()}.example`;
      await add({ address: `premier@paris.${domain}`, company: { name: 'Fonderie Lune' } });
      const draft = await openDraft(service, headers.camille, [`a@${domain}`, `b@nord.boutique.${domain}`]);
      expect(draft.addresses).toMatchObject([
        { state: 'suggested', newContact: { company: { name: 'Fonderie Lune' } } },
        { state: 'suggested', newContact: { company: { name: 'Fonderie Lune' } } },
      ]);
      const joined = await add({ address: `c@sud.${domain}`, company: { name: 'Sud' } });
      expect(joined.json<ContactAdded>().contact.company).toBe('Fonderie Lune');
      const refused = await add({ address: `d@est.${domain}`, company: { name: 'Est' } }, 'alix');
      expect(refused.json<Problem>().code).toBe('address_known');
    });

    it.each(['qc.ca', 'avocat.fr', 'myshopify.com', 'onmicrosoft.com', 'uk.com'])(
      'keeps two companies below %s apart, each with its rep',
      async (suffix) => {
        const [one, other] = [`un-${randomUUID()}.${suffix}`, `deux-${randomUUID()}.${suffix}`];
        const first = await add({ address: `luc@${one}`, company: { name: one } });
        const second = await add({ address: `eve@${other}`, company: { name: other } }, 'alix');
        expect([first, second].map((answer) => answer.statusCode)).toEqual([201, 201]);
        const draft = await openDraft(service, headers.camille, [`anne@${one}`, `anne@${other}`]);
        expect(draft.addresses.map(({ state }) => state)).toEqual(['suggested', 'unknown']);
      },
    );

    it('does not tell by its name alone that a company outside the accounts exists', async () => {
      const answer = await add({ company: { name: 'zénith' }, address: `${randomUUID()}@ailleurs.example` });
      expect(answer.statusCode).toBe(201);
      expect(answer.json<ContactAdded>().contact).toMatchObject({ company: 'zénith', relation: 'prospect' });
    });

    it('makes of the draft’s proposal, sent twice, one contact that the next draft ticks', async () => {
      const domain = `atelier-${randomUUID().slice(0, 8)}.example`;
      const address = `marie.duval@${domain}`;
      const before = await openDraft(service, headers.camille, [address]);
      const name = `Atelier ${domain.slice(8, 16)}`.replace(/ (.)/, (_, first: string) => ` ${first.toUpperCase()}`);
      expect(before.addresses).toMatchObject([{ newContact: { name: 'Marie Duval', company: { id: null, name } } }]);
      const request = { name: 'Marie Duval', address, company: { name } };
      const answers = await Promise.all([add(request), add(request)]);
      const ids = new Set(answers.map((answer) => answer.json<ContactAdded>().contact.id));
      expect(ids.size).toBe(1);
      const after = await openDraft(service, headers.camille, [address]);
      expect(after.addresses).toMatchObject([{ state: 'matched', newContact: null, contactIds: [...ids] }]);
      expect(after.contacts).toMatchObject([{ ticked: true, company: name, relation: 'prospect' }]);
    });

    it('tells nothing of a contact outside the accounts but that the address is known', async () => {
      const answer = await add({ address: 'PAUL@zenith.example' });
      expect(answer.statusCode).toBe(409);
      expect(answer.json<Problem>().code).toBe('address_known');
      expect(answer.body).not.toMatch(/zinc|zénith|[0-9a-f-]{36}".*contact/i);
      const all = (await add({ address: 'paul@zenith.example' }, 'sacha')).json<ContactAdded>();
      expect(all).toMatchObject({ contact: { name: 'Paul Zinc' }, existed: true });
    });

    it.each(people)('is for every active user: %s', async (person) => {
      const answer = await add({ address: `${person}@nouveau.example`, name: `Ajout ${person}` }, person);
      expect(answer.statusCode).toBe(201);
      const { contact } = answer.json<ContactAdded>();
      expect(contact).toMatchObject({ linkable: ['camille', 'sacha', 'admin'].includes(person) });
      expect(await names(`ajout ${person}`, 'admin')).toEqual([`Ajout ${person}`]);
    });

    it.each<[string, Partial<ContactRequest>]>([
      ['body.address', { address: 'pas une adresse' }],
      ['body.name', { name: ' \u0000\n' }],
      ['body.name', { name: '\u200b\u00ad \u202e' }],
      ['body.name', { name: 'x'.repeat(201) }],
      ['body.company.name', { company: { name: '\t' } }],
      ['body.company.name', { company: { name: '\u2066\u200d' } }],
      ['body.company.id', { company: { id: '1' } }],
      ['body.relation', { relation: 'friend' as 'other' }],
    ])('names %s when it is wrong', async (path, change) => {
      const answer = await add(change);
      expect(answer.statusCode).toBe(400);
      expect(answer.json<Problem>()).toMatchObject({ code: 'invalid_request', fields: [{ path }] });
    });
  });
});
