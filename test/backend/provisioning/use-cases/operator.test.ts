import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asOwner } from '../../../../backend/platform/database/database.ts';
import { sortReferringFirst } from '../../../../backend/platform/database/tenant-tables.ts';
import { createEnvironment, type NewEnvironment } from '../../../../backend/provisioning/create-environment.ts';
import { deleteEnvironment } from '../../../../backend/provisioning/delete-environment.ts';
import {
  listEnvironments,
  renameEnvironment,
  type OperatorContext,
} from '../../../../backend/provisioning/environments.ts';
import { addUser, changeUser } from '../../../../backend/provisioning/users.ts';
import type { TaskChoices } from '../../../../shared/task-choices/task-choices.ts';
import { oneDatabase } from '../../../support/database.ts';
import { startTestService, type TestService } from '../../../support/service.ts';
import { openDraft, postTask, taskForm, taskRequest } from '../../../support/task-form.ts';

const domain = 'neuf.example';

describe.each(oneDatabase)('whoever operates the service, on %s', (kind) => {
  let service: TestService;
  let context: OperatorContext;
  beforeAll(async () => {
    service = await startTestService({ kind });
    const { database, context: running } = service;
    context = { database, blobs: running.blobs, now: running.now };
  });
  afterAll(() => service.close());

  const asked = (change: Partial<NewEnvironment> = {}): NewEnvironment => ({
    name: `op-${randomUUID().slice(0, 8)}`,
    displayName: 'Neuf',
    language: 'fr',
    domains: [],
    admin: { email: `Paul.Neuf@${domain}`, name: null },
    ...change,
  });
  const rows = <Row extends object>(text: string) =>
    asOwner(service.database, (engine) =>
      engine.withConnection((connection) => connection.query<Row>({ name: '', text, values: [] })),
    );
  const idOf = async (name: string) =>
    (await rows<{ id: string }>(`select id from environments where name = '${name}'`))[0]?.id ?? '';
  const trail = async (name: string) =>
    rows<{ action: string; actor_id: string | null; details: object }>(
      `select action, actor_id, details from audit_events where environment_id = '${await idOf(name)}'
         and action <> 'user.admitted' order by at, action`,
    );
  const created = async (change: Partial<NewEnvironment> = {}) => {
    const environment = asked(change);
    expect(await createEnvironment(context, environment)).toMatchObject({ ok: true });
    return environment;
  };

  it('creates an environment that its admin signs in to, with types and statuses to begin with', async () => {
    const { name } = await created({ domains: ['Neuf.Example'] });
    const session = await service.signIn(`paul.neuf@${domain}`, name, { hd: domain });
    expect(session.me).toMatchObject({ admin: true, rights: [], user: { name: 'Paul Neuf' } });
    const headers = { authorization: `Bearer ${session.token}` };
    const choices = (await service.app.inject({ url: '/v1/task-choices', headers })).json<TaskChoices>();
    expect(choices.types.map(({ label }) => label)).toEqual(['Appel', 'E-mail', 'Rendez-vous', 'Devis', 'Relance']);
    expect(choices.statuses.filter(({ closed }) => closed).map(({ label }) => label)).toEqual([
      'Terminée',
      'Abandonnée',
    ]);
    const typeNamed = (name: string) => choices.types.find(({ label }) => label === name)?.id;
    expect(choices.defaults).toMatchObject({
      mail: { typeId: typeNamed('E-mail') },
      event: { typeId: typeNamed('Rendez-vous') },
    });
    const elsewhere = service.signIn(`paul.neuf@${domain}`, name, { hd: 'other.example' });
    await expect(elsewhere).rejects.toThrow('identity_refused');
    expect(await trail(name)).toEqual([
      {
        action: 'environment.created',
        actor_id: null,
        details: {
          changes: [
            { field: 'name', from: null, to: name },
            { field: 'displayName', from: null, to: 'Neuf' },
            { field: 'domains', from: null, to: `${domain} restricts` },
            { field: 'language', from: null, to: 'fr' },
          ],
        },
      },
    ]);
  });

  it('creates one in English', async () => {
    const { name } = await created({ language: 'en' });
    const found = await rows<{ language: string; first: string }>(`select language,
      (select label from task_types type where type.environment_id = setting.environment_id and position = 0) as first
      from environment_settings setting where environment_id = '${await idOf(name)}'`);
    expect(found).toEqual([{ language: 'en', first: 'Call' }]);
  });

  it.each<[string, Partial<NewEnvironment>, string]>([
    ['a name that is there', { name: 'demo' }, 'an environment named "demo" is there already'],
    ['a reserved name', { name: 'admin' }, '"admin" is reserved'],
    ['no display name', { displayName: ' \n ' }, '--display-name has 1 to 80 characters'],
    ['what is no address', { admin: { email: 'paul', name: null } }, '"paul" is no e-mail address'],
    ['what is no domain', { domains: ['a..b'] }, '--domain a..b is not a domain'],
    ['a domain of free mail', { domains: ['gmail.com'] }, '--domain gmail.com gives addresses to anybody'],
    ['a public suffix', { domains: ['co.uk'] }, '--domain co.uk is a public suffix'],
    ['an admin whom the domain keeps out', { domains: ['other.example'] }, 'is of no --domain'],
  ])('refuses %s, and creates nothing', async (_case, change, message) => {
    const before = (await listEnvironments(context)).length;
    expect(await createEnvironment(context, asked(change))).toMatchObject({
      ok: false,
      failure: { message: expect.stringContaining(message) as string },
    });
    expect(await listEnvironments(context)).toHaveLength(before);
  });

  it('lists environments with who and what is in them', async () => {
    const { name } = await created();
    const listed = await listEnvironments(context);
    expect(listed.find((environment) => environment.name === name)).toEqual({
      name,
      displayName: 'Neuf',
      aliases: [],
      users: 1,
      admins: 1,
      tasks: 0,
    });
    expect(listed.find((environment) => environment.name === 'demo')).toMatchObject({ users: 5, admins: 1 });
  });

  it('renames, and the name before goes on working', async () => {
    const { name } = await created();
    const to = `${name}-2`;
    expect(await renameEnvironment(context, { from: name, to })).toMatchObject({
      ok: true,
      value: { name: to, aliases: [name] },
    });
    expect((await service.signIn(`paul.neuf@${domain}`, name)).me.environment.name).toBe(to);
    expect((await trail(to)).at(-1)).toMatchObject({ action: 'environment.renamed', actor_id: null });
    for (const [from, taken, message] of [
      [to, 'demo', 'is, or was, the name of another environment'],
      [to, 'google', 'is reserved'],
      ['nowhere', 'free', 'no environment is named "nowhere"'],
    ] as const) {
      expect(await renameEnvironment(context, { from, to: taken })).toMatchObject({
        ok: false,
        failure: { message: expect.stringContaining(message) as string },
      });
    }
  });

  it('adds users, and changes their rights and activity', async () => {
    const { name } = await created();
    const email = `lea@${domain}`;
    const added = await addUser(context, {
      environment: name,
      email,
      name: null,
      rights: ['salesAllAccounts'],
      admin: false,
    });
    expect(added).toEqual({
      ok: true,
      value: { email, name: 'Lea', rights: ['sales', 'salesAllAccounts'], admin: false, enabled: true },
    });
    expect((await service.signIn(email, name)).me.rights).toEqual(['sales', 'salesAllAccounts']);
    expect(
      await addUser(context, { environment: name, email: `LEA@${domain}`, name: null, rights: [], admin: false }),
    ).toMatchObject({ ok: false });

    const change = (edit: object, who = email) => changeUser(context, { environment: name, email: who, edit });
    expect(await change({ rights: ['taskList'], admin: true })).toMatchObject({ ok: true });
    expect((await service.signIn(email, name)).me).toMatchObject({ rights: ['taskList'], admin: true });
    expect(await change({ enabled: false })).toMatchObject({
      ok: false,
      failure: { message: expect.stringContaining('last admin') as string },
    });
    // Who never came is not missed.
    expect(await change({ enabled: false }, `paul.neuf@${domain}`)).toMatchObject({
      ok: true,
      value: { enabled: false },
    });
    await expect(service.signIn(`paul.neuf@${domain}`, name)).rejects.toThrow('user_disabled');
    expect(await change({ enabled: true }, `paul.neuf@${domain}`)).toMatchObject({ ok: true });
    expect(await change({}, `nobody@${domain}`)).toMatchObject({ ok: false });
    const actions = (await trail(name)).map(({ action, actor_id }) => [action, actor_id]);
    expect(actions.slice(1)).toEqual([
      ['user.invited', null],
      ['user.changed', null],
      ['user.disabled', null],
      ['user.enabled', null],
    ]);
  });

  it('deletes an environment with every row and file of it, and nothing of the others', async () => {
    const headers = await service.bearer('sacha@demo.example');
    const file = () => [{ name: 'a.txt', bytes: Buffer.from(randomUUID()) }];
    const save = async (session: { authorization: string }) => {
      const files = file();
      const draft = await openDraft(service, session);
      return postTask(service, session, taskForm(taskRequest(draft, {}, files), files));
    };
    expect((await save(headers)).statusCode).toBe(201);
    const { name } = await created({ domains: [domain] });
    await addUser(context, { environment: name, email: `rep@${domain}`, name: null, rights: ['sales'], admin: false });
    const { token } = await service.signIn(`rep@${domain}`, name, { hd: domain });
    expect((await save({ authorization: `Bearer ${token}` })).statusCode).toBe(201);
    await renameEnvironment(context, { from: name, to: `${name}-2` });
    const id = await idOf(`${name}-2`);

    const counts = async (environmentId: string) => {
      const tables = await rows<{ name: string }>(`select table_name as name from information_schema.columns
        where table_schema = 'public' and column_name = 'environment_id' order by 1`);
      const counted = new Map<string, number>();
      for (const table of tables) {
        const [row] = await rows<{ count: number }>(
          `select count(*)::int as count from ${table.name} where environment_id = '${environmentId}'`,
        );
        counted.set(table.name, row?.count ?? 0);
      }
      return counted;
    };
    const demo = await idOf('demo');
    const [before, others] = [await counts(id), await counts(demo)];
    expect([...before].filter(([, count]) => count > 0).map(([table]) => table)).toEqual(
      expect.arrayContaining([
        'attachments',
        'audit_events',
        'environment_aliases',
        'identities',
        'task_search',
        'tasks',
        'users',
      ]),
    );
    const files = await service.files();

    expect(await deleteEnvironment(context, name)).toMatchObject({ ok: false });
    expect(await deleteEnvironment(context, `${name}-2`)).toMatchObject({ ok: true, value: { users: 2, tasks: 1 } });
    expect([...(await counts(id))].filter(([, count]) => count > 0)).toEqual([]);
    expect(await counts(demo)).toEqual(others);
    expect(await service.files()).toHaveLength(files.length - 1);
    const answer = await service.app.inject({ url: '/v1/me', headers: { authorization: `Bearer ${token}` } });
    expect(answer.statusCode).toBe(401);
    expect(await deleteEnvironment(context, `${name}-2`)).toMatchObject({ ok: false });
    // Its names are free again.
    await created({ name });
  });
});

describe('tables in the order in which they can be emptied', () => {
  it('begin with those that refer to others', () => {
    const references = [
      { from: 'tasks', to: 'users' },
      { from: 'attachments', to: 'tasks' },
      { from: 'tasks', to: 'environments' },
    ];
    expect(sortReferringFirst(['users', 'tasks', 'attachments', 'notes'], references)).toEqual([
      'attachments',
      'notes',
      'tasks',
      'users',
    ]);
  });

  it('are none when they refer to each other', () => {
    const circle = [
      { from: 'a', to: 'b' },
      { from: 'b', to: 'a' },
    ];
    expect(() => sortReferringFirst(['a', 'b', 'c'], circle)).toThrow('in a circle: a, b');
  });
});
