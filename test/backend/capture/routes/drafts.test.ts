import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ContactPage } from '../../../../shared/contacts/contact.ts';
import type { Draft } from '../../../../shared/capture/draft.ts';
import type { Problem } from '../../../../shared/errors.ts';
import type { DraftRequest } from '../../../../shared/capture/requests.ts';
import type { TaskCreated } from '../../../../shared/tasks/task.ts';
import { oneDatabase } from '../../../support/database.ts';
import { startTestService, type TestService } from '../../../support/service.ts';
import { postTask, taskForm, taskRequest } from '../../../support/task-form.ts';

describe.each(oneDatabase)('POST /v1/drafts on %s', (kind) => {
  let service: TestService;
  let camille: { authorization: string };

  beforeAll(async () => {
    service = await startTestService({ kind });
    camille = await service.bearer('camille@demo.example');
  });
  afterAll(() => service.close());

  function post(change: Partial<DraftRequest>, headers = camille) {
    const payload = { source: { kind: 'mail', keys: [`mail:${randomUUID()}`] }, addresses: [], ...change };
    return service.app.inject({ method: 'POST', url: '/v1/drafts', headers, payload });
  }

  const from = (...addresses: string[]) =>
    addresses.map((address) => ({ address, name: null, origin: 'from' as const }));

  it('says what became of every address', async () => {
    const answer = await post({
      addresses: from(
        ' JEANNE@Boreal.example ',
        'paul@zenith.example',
        'luc@fournil.example',
        'noa@demo.example',
        'camille@demo.example',
        'no-reply@boutique.example',
        'inconnu@boreal.example',
        'inconnu@nulle-part.example',
        'pas une adresse',
        'jeanne@boreal.example',
      ),
    });
    expect(answer.statusCode).toBe(200);
    const draft = answer.json<Draft>();
    expect(draft.addresses.map(({ address, state }) => [address, state])).toEqual([
      ['jeanne@boreal.example', 'matched'],
      ['paul@zenith.example', 'outside'],
      ['luc@fournil.example', 'notLinkable'],
      ['noa@demo.example', 'colleague'],
      ['camille@demo.example', 'self'],
      ['no-reply@boutique.example', 'automatic'],
      ['inconnu@boreal.example', 'suggested'],
      ['inconnu@nulle-part.example', 'unknown'],
      ['pas une adresse', 'unknown'],
    ]);
    expect(draft.contacts.filter(({ ticked }) => ticked).map(({ name }) => name)).toEqual(['Jeanne Roux']);
    expect(answer.body).not.toContain('Paul');
    expect(draft.limits).toEqual(service.context.limits);
    expect(draft.statuses.find(({ id }) => id === draft.defaults.statusId)?.closed).toBe(false);
    expect(draft.types.map(({ id }) => id)).toContain(draft.defaults.typeId);
  });

  const origins = (change: Partial<DraftRequest>) => {
    const [jeanne, noa] = [from('jeanne@boreal.example'), from('noa@demo.example')].flat();
    if (jeanne === undefined || noa === undefined) throw new Error('no address');
    return { ...change, addresses: [noa, { ...jeanne, origin: 'body' as const }] };
  };
  const tickedOf = (draft: Draft) => draft.contacts.map(({ name, ticked }) => [name, ticked]);

  it('ticks what the text of a colleague names, but for an add-on that cannot tell quoted history from it', async () => {
    const told = (await post(origins({ historyIsTold: true }))).json<Draft>();
    expect(tickedOf(told)).toEqual([['Jeanne Roux', true]]);
    const older = (await post(origins({}))).json<Draft>();
    expect(tickedOf(older)).toEqual([['Jeanne Roux', false]]);
    // It does not know the origin `history`.
    expect(older.addresses.map(({ origin }) => origin)).toEqual(['from', 'body']);
  });

  it('suggests the contact whose mailbox an address is, whatever its dots and tags', async () => {
    await service.sql(`update contact_emails set email = 'jeanne.roux@gmail.com', email_canonical = 'jeanne.roux@gmail.com'
      where email_canonical = 'jeanne@boreal.example'`);
    for (const address of ['jeanneroux@gmail.com', 'j.eanne.roux+relais@googlemail.com', 'jeanne.roux+x@gmail.com']) {
      const draft = (await post({ addresses: from(address) })).json<Draft>();
      expect(draft.addresses).toMatchObject([{ state: 'suggested', newContact: null }]);
      expect(tickedOf(draft)).toEqual([['Jeanne Roux', false]]);
    }
    const other = (await post({ addresses: from('jeanne.rouxe@gmail.com') })).json<Draft>();
    expect(other.addresses).toMatchObject([{ state: 'unknown' }]);
    await service.sql(`update contact_emails set email = 'jeanne@boreal.example', email_canonical = 'jeanne@boreal.example'
      where email_canonical = 'jeanne.roux@gmail.com'`);
  });

  it('offers what stands in quoted history', async () => {
    const [jeanne] = from('jeanne@boreal.example').map((found) => ({ ...found, origin: 'history' as const }));
    const answer = await post({
      addresses: [...from('noa@demo.example'), ...(jeanne ? [jeanne] : [])],
      historyIsTold: true,
    });
    const draft = answer.json<Draft>();
    expect(tickedOf(draft)).toEqual([['Jeanne Roux', false]]);
    expect(draft.addresses[1]).toMatchObject({ origin: 'history', state: 'matched' });
  });

  it('says of which contacts reps who took no part in the mail would read the task', async () => {
    const otherReps = async (...addresses: string[]) =>
      (await post({ addresses: from(...addresses) })).json<Draft>().contacts.map((contact) => contact.otherReps);
    expect(await otherReps('jeanne@boreal.example')).toEqual([false]);
    await service.sql(`insert into account_reps (environment_id, account_id, user_id)
      select boreal.environment_id, boreal.id, sacha.id from contacts boreal
      join users sacha on sacha.environment_id = boreal.environment_id and sacha.email_canonical = 'sacha@demo.example'
      where boreal.name = 'Boréal'`);
    expect(await otherReps('jeanne@boreal.example')).toEqual([true]);
    expect(await otherReps('jeanne@boreal.example', 'sacha@demo.example')).toEqual([false]);
    await service.sql(`update users set disabled_at = now() where email_canonical = 'sacha@demo.example'`);
    expect(await otherReps('jeanne@boreal.example')).toEqual([false]);
    await service.sql(`update users set disabled_at = null where email_canonical = 'sacha@demo.example'`);
    await service.sql(`delete from account_reps rep using users sacha
      where sacha.id = rep.user_id and sacha.email_canonical = 'sacha@demo.example'`);
  });

  it('proposes the contact that an unknown address would become, without a word of companies outside the accounts', async () => {
    const named = (address: string, name: string | null) => ({ address, name, origin: 'from' as const });
    const answer = await post({
      addresses: [
        named('jeanne@boreal.example', null),
        named('neuf@boreal.example', 'Neuf, Zoé'),
        named('marie.duval@zenith.example', null),
        named('marie.duval@atelier-du-bois.co.uk', `'Marie Duval' via Agenda`),
        named('p@société.fr', null),
        named('marie.duval@orange.fr', null),
        named('no-reply@boutique.example', null),
        named('noa@demo.example', null),
      ],
    });
    const { addresses, contacts } = answer.json<Draft>();
    const boreal = contacts.find(({ name }) => name === 'Boréal');
    expect(addresses.map(({ address, newContact }) => [address, newContact])).toEqual([
      ['jeanne@boreal.example', null],
      ['neuf@boreal.example', { name: 'Zoé Neuf', company: { id: boreal?.id, name: 'Boréal' } }],
      // Named after the domain, not after the company outside the accounts that has it.
      ['marie.duval@zenith.example', { name: 'Marie Duval', company: { id: null, name: 'Zenith' } }],
      ['marie.duval@atelier-du-bois.co.uk', { name: 'Marie Duval', company: { id: null, name: 'Atelier Du Bois' } }],
      ['p@xn--socit-esab.fr', { name: 'P.', company: { id: null, name: 'Société' } }],
      ['marie.duval@orange.fr', { name: 'Marie Duval', company: null }],
      ['no-reply@boutique.example', null],
      ['noa@demo.example', null],
    ]);
    expect(answer.body).not.toContain('Zénith');
    expect(addresses.map(({ readable }) => readable)).toContain('p@société.fr');
  });

  describe('contacts asked for', () => {
    const idOf = async (name: string): Promise<string> => {
      const sacha = await service.bearer('sacha@demo.example');
      const page = await service.app.inject({ url: '/v1/contacts', query: { query: name }, headers: sacha });
      return page.json<ContactPage>().contacts.find((contact) => contact.name === name)?.id ?? '';
    };

    it('are offered unticked when they are in scope; the others are left out in silence', async () => {
      const [jeanne, boreal, paul] = await Promise.all(['Jeanne Roux', 'Boréal', 'Paul Zinc'].map(idOf));
      const contactIds = [paul, boreal, jeanne, randomUUID(), boreal].map((id) => id ?? '');
      const answer = await post({ contactIds, addresses: from('jeanne@boreal.example') });
      expect(answer.json<Draft>().contacts.map(({ name, ticked, linkable }) => [name, ticked, linkable])).toEqual([
        ['Jeanne Roux', true, true],
        ['Boréal', false, true],
      ]);
      expect(answer.body).not.toContain(paul);
    });

    it.each([
      ['noa@demo.example', []],
      ['alix@demo.example', []],
      ['sacha@demo.example', ['Paul Zinc']],
      ['camille@demo.example', []],
      ['admin@demo.example', ['Paul Zinc']],
    ])('of another account are offered to %s: %j', async (who, names) => {
      const answer = await post({ contactIds: [await idOf('Paul Zinc')] }, await service.bearer(who));
      expect(answer.json<Draft>().contacts.map(({ name }) => name)).toEqual(names);
    });

    it.each<[string, unknown]>([
      ['body.contactIds', Array.from({ length: 101 }, () => randomUUID())],
      ['body.contactIds', 'x'],
      ['body.contactIds.0', ["' or 1=1 --"]],
      ['body.contactIds.1', [randomUUID(), null]],
    ])('are refused as %s when they are none', async (path, contactIds) => {
      const answer = await post({ contactIds: contactIds as string[] });
      expect(answer.json<Problem>()).toMatchObject({ status: 400, code: 'invalid_request', fields: [{ path }] });
    });
  });

  it('mints another key each time', async () => {
    const keys = await Promise.all([post({}), post({}), post({})]);
    expect(new Set(keys.map((answer) => answer.json<Draft>().idempotencyKey)).size).toBe(3);
  });

  it('tells who may not create what is missing, instead of refusing', async () => {
    const draft = (await post({}, await service.bearer('alix@demo.example'))).json<Draft>();
    expect(draft.me.creation).toEqual({
      allowed: false,
      accounts: 'none',
      missingRights: ['sales', 'salesAllAccounts', 'taskList'],
    });
  });

  it('shows what was saved from this source before, to who may read it, until it is undone', async () => {
    const source = { kind: 'mail' as const, keys: [`mail:${randomUUID()}`] };
    const saved = await postTask(service, camille, taskForm(taskRequest((await post({})).json<Draft>(), { source })));
    const { task } = saved.json<TaskCreated>();
    const sacha = await service.bearer('sacha@demo.example');
    expect((await post({ source })).json<Draft>().savedBefore).toMatchObject([
      { id: task.id, number: task.number, author: { name: 'Camille' } },
    ]);
    expect((await post({ source }, sacha)).json<Draft>().savedBefore).toEqual([]);
    await service.app.inject({ method: 'POST', url: `/v1/tasks/${task.id}/undo`, headers: camille });
    expect((await post({ source })).json<Draft>().savedBefore).toEqual([]);
  });

  it.each([
    ['a NUL', 'jean\u0000ne@boreal.example', 'a\u0000b'],
    ['half a character', 'jeanne@boreal.example\ud800', '\udfff'],
    ['markup and SQL', `"'; drop table tasks; --"@x.example`, `<script>alert('x')</script>`],
    ['marks that turn text', 'a\u202Eb@boreal.example', '\u202Egpj.exe'],
    ['320 characters', `${'x'.repeat(64)}@${'y'.repeat(255)}`, 'z'.repeat(200)],
  ])('takes addresses and names with %s as data', async (_name, address, name) => {
    const answer = await post({
      addresses: [{ address, name, origin: 'to' }],
      source: { kind: 'mail', keys: [`mail:${address}`.replaceAll(/[\u0000-\u001f]/g, '')] },
    });
    expect(answer.statusCode).toBe(200);
    expect(answer.json<Draft>().addresses).toHaveLength(1);
  });

  it('takes 1,000 addresses within a second of computing, and refuses one more', async () => {
    const addresses = from(
      ...Array.from({ length: 1000 }, (_, index) => `person-${String(index)}@company-${String(index)}.example`),
    );
    const before = process.cpuUsage();
    const answer = await post({ addresses });
    const { user, system } = process.cpuUsage(before);
    expect(answer.statusCode).toBe(200);
    expect(answer.json<Draft>().addresses).toHaveLength(1000);
    expect(user + system).toBeLessThan(1_000_000);
    const refused = await post({ addresses: [...addresses, ...from('one@more.example')] });
    expect(refused.json<Problem>()).toMatchObject({ status: 400, fields: [{ path: 'body.addresses' }] });
  });
});
