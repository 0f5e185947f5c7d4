import { randomUUID } from 'node:crypto';
import type { LightMyRequestResponse } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AdminUser, InvitedUser, UserPage } from '../../../../shared/users/admin-users.ts';
import type { PageProblem } from '../../../../shared/page-errors.ts';
import type { Right } from '../../../../shared/access/rights.ts';
import { browseAs, callAs, userOf, type Call } from '../../../support/admin.ts';
import { databases } from '../../../support/database.ts';
import { startTestService, type TestService } from '../../../support/service.ts';

const adminPaths: ['GET' | 'POST' | 'PATCH', string, object?][] = [
  ['GET', '/v1/admin/users'],
  ['POST', '/v1/admin/users', { email: 'x@demo.example', name: 'X', rights: [], admin: true }],
  ['GET', '/v1/admin/users/:userId'],
  ['PATCH', '/v1/admin/users/:userId', { admin: true }],
  ['POST', '/v1/admin/users/:userId/invitation'],
  ['GET', '/v1/admin/accounts'],
  ['GET', `/v1/admin/accounts/${randomUUID()}`],
  ['POST', '/v1/admin/account-reps', { change: 'attach', userIds: [randomUUID()], accountIds: [randomUUID()] }],
];

describe.each(databases)('users on %s', (kind) => {
  let service: TestService;
  let admin: Call;

  beforeAll(async () => {
    service = await startTestService({ kind });
    admin = await callAs(service, 'admin@demo.example');
  });
  afterAll(() => service.close());

  const added = async (email: string, rights: Right[] = [], isAdmin = false): Promise<AdminUser> => {
    const body = { email, name: email.split('@')[0], rights, admin: isAdmin };
    return (await admin('POST', '/v1/admin/users', body)).json<InvitedUser>().user;
  };
  const codeOf = (answer: LightMyRequestResponse) => answer.json<PageProblem>().code;

  it.each(adminPaths)('%s %s is nothing to who is no admin, whatever their rights', async (method, path, body) => {
    const target = (await userOf(admin, 'alix@demo.example')).id;
    for (const email of ['camille', 'sacha', 'noa', 'alix'].map((name) => `${name}@demo.example`)) {
      const answer = await (await callAs(service, email))(method, path.replace(':userId', target), body);
      expect([answer.statusCode, codeOf(answer)], email).toEqual([404, 'not_found']);
    }
  });

  it('are listed by name with what they are', async () => {
    await callAs(service, 'camille@demo.example');
    const page = (await admin('GET', '/v1/admin/users')).json<UserPage>();
    expect(page.users.map(({ name }) => name)).toEqual(['Admin', 'Alix', 'Camille', 'Noa', 'Sacha']);
    expect([page.total, page.nextCursor]).toEqual([5, null]);
    expect(page.users.find(({ name }) => name === 'Camille')).toEqual({
      id: expect.any(String) as string,
      name: 'Camille',
      email: 'camille@demo.example',
      rights: ['sales'],
      admin: false,
      state: 'active',
      createdAt: expect.any(String) as string,
      invitation: null,
      lastSeenAt: expect.any(String) as string,
      accounts: 1,
    });
  });

  it.each<[string, string[]]>([
    ['right=admin', ['Admin']],
    ['right=sales', ['Admin', 'Camille', 'Sacha']],
    ['right=salesAllAccounts', ['Admin', 'Sacha']],
    ['right=taskList', ['Admin', 'Noa']],
    ['right=none', ['Alix']],
    ['text=SÀCH', ['Sacha']],
    ['text=demo.example%20cam', ['Camille']],
    ['text=nobody', []],
    ['text=%25', []],
    ['text=_', []],
    ['state=disabled', []],
    ['text=a&right=sales&state=active', ['Admin', 'Camille', 'Sacha']],
  ])('are found by %s', async (query, names) => {
    await callAs(service, 'sacha@demo.example');
    const page = (await admin('GET', `/v1/admin/users?${query}`)).json<UserPage>();
    expect(page.users.map(({ name }) => name)).toEqual(names);
    expect(page.total).toBe(names.length);
  });

  it.each([
    'limit=0',
    'limit=101',
    'cursor=x',
    'state=gone',
    'right=all',
    'other=1',
    `text=${'x'.repeat(201)}`,
    'text=',
  ])('are not listed by %s', async (query) => {
    const answer = await admin('GET', `/v1/admin/users?${query}`);
    expect([answer.statusCode, codeOf(answer)]).toEqual([400, 'invalid_request']);
  });

  it('are listed page by page without a gap, five thousand of them fast', async () => {
    const other = await callAs(service, 'dominique@autre.example', 'autre');
    await service.sql(`
      update users set admin = true where email = 'dominique@autre.example';
      insert into identities (environment_id, user_id, address)
        select environment_id, gen_random_uuid(), 'u' || n || '@autre.example' from users, generate_series(1, 5000) n
        where email = 'dominique@autre.example';
      insert into users (environment_id, id, email, email_canonical, name, created_at)
        select identity.environment_id, identity.user_id, identity.address, identity.address, 'Élodie ' || length(address), now()
        from identities identity where identity.address like 'u%@autre.example'`);
    const first = (await other('GET', '/v1/admin/users?limit=100&text=elodie')).json<UserPage>();
    expect(first.total).toBe(5000);
    const ids: string[] = [];
    let cursor: string | null = '';
    const began = performance.now();
    while (cursor !== null) {
      const after: string = cursor === '' ? '' : `&cursor=${cursor}`;
      const page: UserPage = (await other('GET', `/v1/admin/users?limit=100${after}`)).json<UserPage>();
      ids.push(...page.users.map(({ id }) => id));
      cursor = page.nextCursor;
    }
    expect((performance.now() - began) / 51).toBeLessThan(250);
    expect([ids.length, new Set(ids).size]).toEqual([5001, 5001]);
  });

  it('are added with what they may do, and can then sign in with their address', async () => {
    const answer = await admin('POST', '/v1/admin/users', {
      email: '  Zoé.Martin@DEMO.example ',
      name: ' Zoé\n Martin ',
      rights: ['salesAllAccounts'],
      admin: false,
    });
    expect(answer.statusCode).toBe(201);
    expect(answer.json<InvitedUser>().user).toMatchObject({
      name: 'Zoé  Martin',
      email: 'Zoé.Martin@DEMO.example',
      rights: ['sales', 'salesAllAccounts'],
      state: 'invited',
      lastSeenAt: null,
      invitation: { sentAt: expect.any(String) as string },
    });
    const session = await service.signIn('zoé.martin@demo.example');
    expect(session.me.rights).toEqual(['sales', 'salesAllAccounts']);
    expect(await userOf(admin, 'Zoé.Martin@DEMO.example')).toMatchObject({ state: 'active', invitation: null });
  });

  it.each<[string, object, string]>([
    ['the address of a user', { email: 'CAMILLE@demo.example' }, 'user_exists'],
    ['no address', { email: 'camille' }, 'invalid_request'],
    ['two addresses', { email: 'a@b.example, c@d.example' }, 'invalid_request'],
    ['a name of nothing', { name: ' \n ' }, 'invalid_request'],
    ['a name that cannot be seen', { name: '\u202e\u200b' }, 'invalid_request'],
    ['a right that is none', { rights: ['admin'] }, 'invalid_request'],
    ['four rights', { rights: ['sales', 'sales', 'sales', 'sales'] }, 'invalid_request'],
    ['a member too many', { active: true }, 'invalid_request'],
  ])('are not added with %s', async (_name, change, code) => {
    const body = { email: 'nouveau@demo.example', name: 'Nouveau', rights: [], admin: false, ...change };
    expect(codeOf(await admin('POST', '/v1/admin/users', body))).toBe(code);
  });

  it('are added once when two admins add the same address at once', async () => {
    const body = { email: 'deux@demo.example', name: 'Deux', rights: [], admin: false };
    const answers = await Promise.all([1, 2, 3].map(() => admin('POST', '/v1/admin/users', body)));
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([201, 409, 409]);
  });

  it('get other rights at once, in the add-on and in the browser', async () => {
    const { id } = await userOf(admin, 'alix@demo.example');
    const [addOn, browser] = [await callAs(service, 'alix@demo.example'), await browseAs(service, 'alix@demo.example')];
    const rightsIn = async (call: Call) => (await call('GET', '/v1/me')).json<{ rights: Right[] }>().rights;
    expect([await rightsIn(addOn), await rightsIn(browser)]).toEqual([[], []]);
    const answer = await admin('PATCH', `/v1/admin/users/${id}`, { rights: ['taskList'] });
    expect(answer.json<AdminUser>()).toMatchObject({ rights: ['taskList'], name: 'Alix' });
    expect([await rightsIn(addOn), await rightsIn(browser)]).toEqual([['taskList'], ['taskList']]);
    await admin('PATCH', `/v1/admin/users/${id}`, { rights: [] });
  });

  it('are disabled at once, in the add-on and in the browser, and come back', async () => {
    const { id } = await userOf(admin, 'noa@demo.example');
    const [addOn, browser] = [await callAs(service, 'noa@demo.example'), await browseAs(service, 'noa@demo.example')];
    const statuses = async () => [
      (await addOn('GET', '/v1/me')).statusCode,
      (await browser('GET', '/v1/me')).statusCode,
    ];
    expect(await statuses()).toEqual([200, 200]);
    const answer = await admin('PATCH', `/v1/admin/users/${id}`, { active: false });
    expect(answer.json<AdminUser>().state).toBe('disabled');
    expect(await statuses()).toEqual([403, 403]);
    await expect(service.signIn('noa@demo.example')).rejects.toThrow('user_disabled');
    await admin('PATCH', `/v1/admin/users/${id}`, { active: true });
    expect(await statuses()).toEqual([200, 200]);
  });

  it.each<[string, object]>([
    ['nothing', {}],
    ['an empty name', { name: '' }],
    ['a name of spaces', { name: '  ' }],
    ['another address', { email: 'x@y.example' }],
    ['rights as text', { rights: 'sales' }],
  ])('are not changed with %s', async (_name, change) => {
    const { id } = await userOf(admin, 'alix@demo.example');
    expect(codeOf(await admin('PATCH', `/v1/admin/users/${id}`, change))).toBe('invalid_request');
  });

  it('of another environment are not there', async () => {
    const other = await callAs(service, 'dominique@autre.example', 'autre');
    await service.sql(`update users set admin = true where email = 'dominique@autre.example'`);
    const { id } = await userOf(admin, 'alix@demo.example');
    const answers = [
      await other('GET', `/v1/admin/users/${id}`),
      await other('PATCH', `/v1/admin/users/${id}`, { active: false }),
      await other('POST', `/v1/admin/users/${id}/invitation`),
    ];
    expect(answers.map(codeOf)).toEqual(Array(3).fill('not_found'));
    expect((await userOf(admin, 'alix@demo.example')).state).not.toBe('disabled');
  });

  it('keep an admin: the last one can neither be demoted nor disabled, by themself or with an invited one', async () => {
    const { id } = await userOf(admin, 'admin@demo.example');
    const invited = await added('invited-admin@demo.example', [], true);
    for (const change of [{ admin: false }, { active: false }, { admin: false, active: false }]) {
      const answer = await admin('PATCH', `/v1/admin/users/${id}`, change);
      expect([answer.statusCode, codeOf(answer)]).toEqual([409, 'last_admin']);
    }
    expect((await admin('PATCH', `/v1/admin/users/${invited.id}`, { admin: false })).statusCode).toBe(200);
    expect(await userOf(admin, 'admin@demo.example')).toMatchObject({ admin: true, state: 'active' });
  });

  it('keep an admin when two demote each other at the same time', async () => {
    const first = await userOf(admin, 'admin@demo.example');
    for (let round = 0; round < 8; round += 1) {
      const second = await added(`second${round}@demo.example`, [], true);
      const other = await callAs(service, second.email);
      const answers = await Promise.all([
        admin('PATCH', `/v1/admin/users/${second.id}`, round % 2 === 0 ? { admin: false } : { active: false }),
        other('PATCH', `/v1/admin/users/${first.id}`, round % 2 === 0 ? { admin: false } : { active: false }),
      ]);
      expect(answers.filter(({ statusCode }) => statusCode === 200)).toHaveLength(1);
      await service.sql(`update users set admin = true, disabled_at = null where email = 'admin@demo.example'`);
      await service.sql(`update users set admin = false where email = '${second.email}'`);
    }
  });

  it('leave a trace of everything that is changed, without a trace of what is not', async () => {
    const user = await added('trace@demo.example', ['taskList']);
    const path = `/v1/admin/users/${user.id}`;
    await admin('PATCH', path, { name: 'trace', rights: ['taskList'], active: true });
    await admin('PATCH', path, { name: 'Tracy', rights: ['sales'], active: false });
    await service.sql(`do $$ begin
      assert (select array_agg(action || details::text order by action) from audit_events where user_id = '${user.id}') = array[
        'user.changed{"changes": [{"to": "Tracy", "from": "trace", "field": "name"}, {"to": "yes", "from": "no", "field": "sales"}, {"to": "no", "from": "yes", "field": "taskList"}]}',
        'user.disabled{"changes": []}',
        'user.invited{"changes": [{"to": "trace@demo.example", "from": null, "field": "email"}, {"to": "yes", "from": "no", "field": "taskList"}]}'
      ];
      assert (select count(distinct actor_id) from audit_events where user_id = '${user.id}') = 1;
    end $$`);
    expect((await userOf(admin, 'trace@demo.example')).name).toBe('Tracy');
  });
});
