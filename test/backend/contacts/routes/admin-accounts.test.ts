import { randomUUID } from 'node:crypto';
import type { LightMyRequestResponse } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Account, AccountPage, AccountRepsChanged } from '../../../../shared/contacts/accounts.ts';
import type { ContactPage } from '../../../../shared/contacts/contact.ts';
import type { PageProblem } from '../../../../shared/page-errors.ts';
import { accountOf, callAs, userOf, type Call } from '../../../support/admin.ts';
import { oneDatabase } from '../../../support/database.ts';
import { startTestService, type TestService } from '../../../support/service.ts';

describe.each(oneDatabase)('accounts on %s', (kind) => {
  let service: TestService;
  let admin: Call;

  beforeAll(async () => {
    service = await startTestService({ kind });
    admin = await callAs(service, 'admin@demo.example');
  });
  afterAll(() => service.close());

  const codeOf = (answer: LightMyRequestResponse) => answer.json<PageProblem>().code;
  const userIds = (...names: string[]) =>
    Promise.all(names.map(async (name) => (await userOf(admin, `${name}@demo.example`)).id));
  const accountIds = (...names: string[]) => Promise.all(names.map(async (name) => (await accountOf(admin, name)).id));
  const change = async (kind: 'attach' | 'detach', reps: string[], accounts: string[]) => {
    const body = { change: kind, userIds: await userIds(...reps), accountIds: await accountIds(...accounts) };
    return (await admin('POST', '/v1/admin/account-reps', body)).json<AccountRepsChanged>().changed;
  };
  const repsOf = async (name: string) => (await accountOf(admin, name)).reps.map((rep) => rep.name);

  it('are listed by name with their reps, and read one by one', async () => {
    const { accounts } = (await admin('GET', '/v1/admin/accounts')).json<AccountPage>();
    expect(accounts.map(({ name }) => name)).toEqual(['Boréal', 'Fournil', 'Zénith']);
    const [boreal] = accounts;
    expect(boreal).toMatchObject({ kind: 'company', relation: 'client', contacts: 1, repCount: 1 });
    expect(boreal?.reps.map(({ name }) => name)).toEqual(['Camille']);
    const alone = await admin('GET', `/v1/admin/accounts/${boreal?.id ?? ''}`);
    expect([alone.statusCode, alone.json<Account>()]).toEqual([200, boreal]);
  });

  it.each<[string, string[]]>([
    ['text=BOREAL', ['Boréal']],
    ['text=zen', ['Zénith']],
    ['text=nowhere', []],
    ['text=%25', []],
    ['rep=none', ['Fournil', 'Zénith']],
    ['relation=other', ['Fournil']],
    ['relation=client&rep=none', []],
    [`rep=${randomUUID()}`, []],
  ])('are found by %s', async (query, names) => {
    const page = (await admin('GET', `/v1/admin/accounts?${query}`)).json<AccountPage>();
    expect(page.accounts.map(({ name }) => name)).toEqual(names);
  });

  it('are listed page by page without a gap', async () => {
    const names: string[] = [];
    let after = '';
    for (let page = 0; page < 3; page += 1) {
      const answer = (await admin('GET', `/v1/admin/accounts?limit=1${after}`)).json<AccountPage>();
      names.push(...answer.accounts.map(({ name }) => name));
      after = `&cursor=${answer.nextCursor ?? ''}`;
    }
    expect([names, after]).toEqual([['Boréal', 'Fournil', 'Zénith'], '&cursor=']);
  });

  it.each(['limit=0', 'limit=101', 'cursor=x', 'rep=all', 'relation=friend', 'other=1', 'text='])(
    'are not listed by %s',
    async (query) => {
      const answer = await admin('GET', `/v1/admin/accounts?${query}`);
      expect([answer.statusCode, codeOf(answer)]).toEqual([400, 'invalid_request']);
    },
  );

  it('get several reps at once and lose them, each pair counted once', async () => {
    const pairs = [
      ['camille', 'sacha'],
      ['Boréal', 'Zénith'],
    ] as const;
    expect(await change('attach', [...pairs[0]], [...pairs[1]])).toBe(3);
    expect(await change('attach', [...pairs[0]], [...pairs[1]])).toBe(0);
    expect(await repsOf('Zénith')).toEqual(['Camille', 'Sacha']);
    const [sacha] = await userIds('sacha');
    const ofSacha = (await admin('GET', `/v1/admin/accounts?rep=${sacha ?? ''}`)).json<AccountPage>();
    expect(ofSacha.accounts.map(({ name }) => name)).toEqual(['Boréal', 'Zénith']);
    expect((await userOf(admin, 'sacha@demo.example')).accounts).toBe(2);
    expect(await change('detach', ['sacha'], ['Boréal', 'Zénith', 'Fournil'])).toBe(2);
    expect(await change('detach', ['camille'], ['Zénith'])).toBe(1);
    expect([await repsOf('Boréal'), await repsOf('Zénith')]).toEqual([['Camille'], []]);
  });

  it('show their contacts to a rep from the next request on, and hide them again', async () => {
    const camille = await callAs(service, 'camille@demo.example');
    const found = async () =>
      (await camille('GET', '/v1/contacts?query=paul')).json<ContactPage>().contacts.map(({ name }) => name);
    expect(await found()).toEqual([]);
    await change('attach', ['camille'], ['Zénith']);
    expect(await found()).toEqual(['Paul Zinc']);
    await change('detach', ['camille'], ['Zénith']);
    expect(await found()).toEqual([]);
  });

  it('are not attached at all when one of the ids is not of the environment, or a contact of an account', async () => {
    const [camille] = await userIds('camille');
    const [zenith] = await accountIds('Zénith');
    const contact = (await admin('GET', '/v1/contacts?query=paul')).json<ContactPage>().contacts[0]?.id;
    for (const [users, accounts] of [
      [[camille, randomUUID()], [zenith]],
      [[camille], [zenith, randomUUID()]],
      [[camille], [zenith, contact]],
    ]) {
      const body = { change: 'attach', userIds: users, accountIds: accounts };
      const answer = await admin('POST', '/v1/admin/account-reps', body);
      expect([answer.statusCode, codeOf(answer)]).toEqual([400, 'invalid_request']);
    }
    expect(await repsOf('Zénith')).toEqual([]);
  });

  it.each<[string, object]>([
    ['no rep', { userIds: [] }],
    ['no account', { accountIds: [] }],
    ['too many reps', { userIds: Array.from({ length: 51 }, () => randomUUID()) }],
    ['too many accounts', { accountIds: Array.from({ length: 501 }, () => randomUUID()) }],
    ['another change', { change: 'swap' }],
    ['ids that are none', { accountIds: ['Zénith'] }],
  ])('are not attached with %s', async (_name, members) => {
    const body = { change: 'attach', userIds: [randomUUID()], accountIds: [randomUUID()], ...members };
    const answer = await admin('POST', '/v1/admin/account-reps', body);
    expect([answer.statusCode, codeOf(answer)]).toEqual([400, 'invalid_request']);
  });

  it('of another environment are not there', async () => {
    const other = await callAs(service, 'dominique@autre.example', 'autre');
    await service.sql(`update users set admin = true where email = 'dominique@autre.example'`);
    const dominique = await userOf(other, 'dominique@autre.example');
    const [boreal] = await accountIds('Boréal');
    expect(codeOf(await other('GET', `/v1/admin/accounts/${boreal ?? ''}`))).toBe('not_found');
    const body = { change: 'attach', userIds: [dominique.id], accountIds: [boreal] };
    expect(codeOf(await other('POST', '/v1/admin/account-reps', body))).toBe('invalid_request');
    expect(await repsOf('Boréal')).toEqual(['Camille']);
  });

  it('leave a trace of who was attached to what', async () => {
    await change('attach', ['noa'], ['Fournil', 'Zénith']);
    await change('attach', ['noa'], ['Fournil', 'Zénith']);
    await change('detach', ['noa'], ['Fournil']);
    const [noa] = await userIds('noa');
    await service.sql(`do $$ begin
      assert (select array_agg(action || details::text order by action) from audit_events where user_id = '${noa ?? ''}') = array[
        'account.attached{"changes": [{"to": "Fournil", "from": null, "field": "account"}, {"to": "Zénith", "from": null, "field": "account"}]}',
        'account.detached{"changes": [{"to": null, "from": "Fournil", "field": "account"}], "subject": "Fournil"}'
      ];
    end $$`);
    expect((await userOf(admin, 'noa@demo.example')).accounts).toBe(1);
  });
});
