import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Draft } from '../../../shared/draft.ts';
import type { PageProblem } from '../../../shared/page-errors.ts';
import { maxActiveChoices, type TaskChoices, type TaskDefaults } from '../../../shared/task-choices.ts';
import { asOwner } from '../../../backend/db/database.ts';
import { databases } from '../../support/database.ts';
import { startTestService, type TestService } from '../../support/service.ts';

const admin = 'admin@demo.example';
const nothing = { typeId: null, statusId: null };
const noDefaults: TaskDefaults = { mail: nothing, event: nothing, manual: nothing };

interface Call {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH';
  readonly url: string;
  readonly payload?: object;
}

describe.each(databases)('types and statuses on %s', (kind) => {
  let service: TestService;
  beforeAll(async () => {
    service = await startTestService({ kind });
  });
  afterAll(() => service.close());
  beforeEach(() =>
    service.sql(`
      update environment_settings set mail_type_id = null, mail_status_id = null, event_type_id = null,
        event_status_id = null, manual_type_id = null, manual_status_id = null, max_file_bytes = null;
      delete from task_types where label not in ('Appel', 'Email');
      delete from task_statuses where label not in ('À faire', 'Fait');
      update task_types set archived_at = null, position = case label when 'Appel' then 0 else 1 end;
      update task_statuses set archived_at = null, closed = label = 'Fait', position = case label when 'Fait' then 1 else 0 end;
      delete from audit_events`),
  );

  const call = async (email: string, { method = 'GET', url, payload }: Call, environment = 'demo') =>
    service.app.inject({
      method,
      url,
      headers: await service.bearer(email, environment),
      ...(payload !== undefined && { payload }),
    });
  const read = async (email = admin, environment = 'demo') =>
    (await call(email, { url: '/v1/task-choices' }, environment)).json<TaskChoices>();
  const changed = async (request: Call): Promise<TaskChoices> => {
    const answer = await call(admin, request);
    expect(answer.statusCode, answer.body).toBe(request.method === 'POST' ? 201 : 200);
    const choices = answer.json<TaskChoices>();
    expect(await read()).toEqual(choices);
    return choices;
  };
  const refused = async (request: Call) => {
    const before = await read();
    const answer = await call(admin, request);
    expect(await read()).toEqual(before);
    return { status: answer.statusCode, problem: answer.json<PageProblem>() };
  };
  const idOf = async (label: string) => {
    const { types, statuses } = await read();
    return [...types, ...statuses].find((choice) => choice.label === label)?.id ?? '';
  };
  const typeUrl = async (label: string) => `/v1/admin/task-types/${await idOf(label)}`;
  const statusUrl = async (label: string) => `/v1/admin/task-statuses/${await idOf(label)}`;
  const labels = ({ types, statuses }: TaskChoices) => [types, statuses].map((list) => list.map(({ label }) => label));
  const audit = () =>
    asOwner(service.database, (engine) =>
      engine.exclusively((connection) =>
        connection.query<{ line: object }>({
          name: '',
          text: `select json_build_object('action', action, 'actor', (select email from users where id = actor_id),
            'details', details) as line from audit_events where action not like 'user.%' order by at, action`,
          values: [],
        }),
      ),
    ).then((rows) => rows.map(({ line }) => line));

  it.each(['camille@demo.example', 'sacha@demo.example', 'noa@demo.example', 'alix@demo.example', admin])(
    'are read by %s, in their order, archived ones marked',
    async (email) => {
      await service.sql(`update task_types set archived_at = now() where label = 'Appel'`);
      const choices = await read(email);
      expect(choices.types.map(({ label, archived }) => [label, archived])).toEqual([
        ['Appel', true],
        ['Email', false],
      ]);
      expect(choices.statuses.map(({ label, closed, archived }) => [label, closed, archived])).toEqual([
        ['À faire', false, false],
        ['Fait', true, false],
      ]);
      expect(choices.defaults).toEqual(noDefaults);
      expect(choices.limits).toEqual(service.context.limits);
    },
  );

  it('are added after the others, and offered at once', async () => {
    const choices = await changed({ method: 'POST', url: '/v1/admin/task-types', payload: { label: ' Devis\n' } });
    expect(labels(choices)[0]).toEqual(['Appel', 'Email', 'Devis']);
    const statuses = await changed({
      method: 'POST',
      url: '/v1/admin/task-statuses',
      payload: { label: 'Perdu', closed: true },
    });
    expect(statuses.statuses.at(-1)).toMatchObject({ label: 'Perdu', closed: true, archived: false });
    const draft = await call('camille@demo.example', {
      method: 'POST',
      url: '/v1/drafts',
      payload: { source: { kind: 'mail', keys: ['mail:x@y'] }, addresses: [] },
    });
    expect(draft.json<Draft>().types.map(({ label }) => label)).toContain('Devis');
    expect(await audit()).toEqual([
      { action: 'type.created', actor: admin, details: { subject: 'Devis' } },
      {
        action: 'status.created',
        actor: admin,
        details: { subject: 'Perdu', changes: [{ field: 'closed', from: null, to: 'true' }] },
      },
    ]);
  });

  it('are renamed, closed, archived and restored, each with its line of the trail', async () => {
    const type = await typeUrl('Email');
    const status = await statusUrl('Fait');
    expect(labels(await changed({ method: 'PATCH', url: type, payload: { label: 'Courriel' } }))[0]).toEqual([
      'Appel',
      'Courriel',
    ]);
    const archived = await changed({ method: 'PATCH', url: type, payload: { archived: true } });
    expect(archived.types[1]).toMatchObject({ label: 'Courriel', archived: true });
    const restored = await changed({ method: 'PATCH', url: type, payload: { archived: false, label: 'Email' } });
    expect(restored.types[1]).toMatchObject({ label: 'Email', archived: false });
    expect((await changed({ method: 'PATCH', url: status, payload: { closed: false } })).statuses[1]?.closed).toBe(
      false,
    );
    await changed({ method: 'PATCH', url: status, payload: {} });
    expect(await audit()).toEqual([
      {
        action: 'type.changed',
        actor: admin,
        details: { subject: 'Email', changes: [{ field: 'label', from: 'Email', to: 'Courriel' }] },
      },
      { action: 'type.archived', actor: admin, details: { subject: 'Courriel', changes: [] } },
      {
        action: 'type.changed',
        actor: admin,
        details: { subject: 'Courriel', changes: [{ field: 'label', from: 'Courriel', to: 'Email' }] },
      },
      { action: 'type.restored', actor: admin, details: { subject: 'Email', changes: [] } },
      {
        action: 'status.changed',
        actor: admin,
        details: { subject: 'Fait', changes: [{ field: 'closed', from: 'true', to: 'false' }] },
      },
    ]);
  });

  it('are put in order, whole or in part', async () => {
    const [call1, email] = [await idOf('Appel'), await idOf('Email')];
    expect(
      labels(await changed({ method: 'PUT', url: '/v1/admin/task-types', payload: { ids: [email, call1] } }))[0],
    ).toEqual(['Email', 'Appel']);
    expect(labels(await changed({ method: 'PUT', url: '/v1/admin/task-types', payload: { ids: [call1] } }))[0]).toEqual(
      ['Appel', 'Email'],
    );
    const done = await idOf('Fait');
    expect(
      labels(await changed({ method: 'PUT', url: '/v1/admin/task-statuses', payload: { ids: [done] } }))[1],
    ).toEqual(['Fait', 'À faire']);
    expect((await audit()).map((line) => line)).toContainEqual({
      action: 'status.ordered',
      actor: admin,
      details: { changes: [{ field: 'order', from: 'À faire, Fait', to: 'Fait, À faire' }] },
    });
  });

  it('are what new tasks start with, below what their user prefers', async () => {
    const [typeId, statusId] = [await idOf('Email'), await idOf('Fait')];
    const defaults = { ...noDefaults, event: { typeId, statusId }, manual: { typeId, statusId: null } };
    expect((await changed({ method: 'PUT', url: '/v1/admin/task-defaults', payload: defaults })).defaults).toEqual(
      defaults,
    );
    const proposal = async (sourceKind: string) => {
      const payload = { source: { kind: sourceKind, keys: [`${sourceKind}:${randomUUID()}`] }, addresses: [] };
      const answer = await call('camille@demo.example', { method: 'POST', url: '/v1/drafts', payload });
      return answer.json<Draft>().defaults;
    };
    expect(await proposal('event')).toEqual({ typeId, typeFrom: 'environment', statusId, statusFrom: 'environment' });
    expect((await proposal('mail')).typeId).toBe(await idOf('Appel'));
  });

  it('that are archived are no default any more, and the trail says so', async () => {
    const statusId = await idOf('Fait');
    const defaults = { ...noDefaults, mail: { typeId: null, statusId }, manual: { typeId: null, statusId } };
    await changed({ method: 'PUT', url: '/v1/admin/task-defaults', payload: defaults });
    const choices = await changed({ method: 'PATCH', url: await statusUrl('Fait'), payload: { archived: true } });
    expect(choices.defaults).toEqual(noDefaults);
    const line = (await audit()).find((entry) => 'action' in entry && entry.action === 'status.archived');
    expect(line).toMatchObject({
      details: {
        subject: 'Fait',
        changes: [
          { field: 'defaults.mail.status', from: 'Fait', to: null },
          { field: 'defaults.manual.status', from: 'Fait', to: null },
        ],
      },
    });
  });

  it('keep one active type, and one active status that is open', async () => {
    await changed({ method: 'PATCH', url: await typeUrl('Email'), payload: { archived: true } });
    expect(await refused({ method: 'PATCH', url: await typeUrl('Appel'), payload: { archived: true } })).toMatchObject({
      status: 400,
      problem: { fields: [{ path: 'body.archived', message: 'is the last active one' }] },
    });
    for (const payload of [{ archived: true }, { closed: true }]) {
      const url = await statusUrl('À faire');
      expect(await refused({ method: 'PATCH', url, payload })).toMatchObject({ status: 400 });
    }
  });

  it('keep one active type when two admins archive the last two at once', async () => {
    const urls = [await typeUrl('Appel'), await typeUrl('Email')];
    const answers = await Promise.all(
      urls.map((url) => call(admin, { method: 'PATCH', url, payload: { archived: true } })),
    );
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 400]);
    expect((await read()).types.filter(({ archived }) => !archived)).toHaveLength(1);
  });

  it('are added once when the same name comes twice at once', async () => {
    const payload = { label: 'Devis' };
    const answers = await Promise.all(
      [1, 2].map(() => call(admin, { method: 'POST', url: '/v1/admin/task-types', payload })),
    );
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([201, 409]);
  });

  it.each<[string, () => Promise<Call> | Call, object]>([
    [
      'a name that is taken',
      () => ({ method: 'POST', url: '/v1/admin/task-types', payload: { label: 'EMAIL' } }),
      { status: 409, problem: { code: 'name_taken' } },
    ],
    [
      'a status name that is taken',
      async () => ({ method: 'PATCH', url: await statusUrl('Fait'), payload: { label: 'à faire' } }),
      { status: 409, problem: { code: 'name_taken' } },
    ],
    [
      'a name of spaces',
      () => ({ method: 'POST', url: '/v1/admin/task-types', payload: { label: ' \u2028 ' } }),
      { status: 400, problem: { fields: [{ path: 'body.label' }] } },
    ],
    ['no name', () => ({ method: 'POST', url: '/v1/admin/task-types', payload: {} }), { status: 400 }],
    [
      'a name that is too long',
      () => ({ method: 'POST', url: '/v1/admin/task-types', payload: { label: 'x'.repeat(81) } }),
      { status: 400 },
    ],
    [
      'a status that does not say whether it closes',
      () => ({ method: 'POST', url: '/v1/admin/task-statuses', payload: { label: 'Perdu' } }),
      { status: 400 },
    ],
    [
      'a member that it does not know',
      async () => ({ method: 'PATCH', url: await typeUrl('Email'), payload: { closed: true } }),
      { status: 400 },
    ],
    [
      'a type of no environment',
      () => ({ method: 'PATCH', url: `/v1/admin/task-types/${randomUUID()}`, payload: { label: 'x' } }),
      { status: 404 },
    ],
    [
      'a status in place of a type',
      async () => ({ method: 'PATCH', url: `/v1/admin/task-types/${await idOf('Fait')}`, payload: { label: 'x' } }),
      { status: 404 },
    ],
    [
      'an order with a stranger',
      () => ({ method: 'PUT', url: '/v1/admin/task-types', payload: { ids: [randomUUID()] } }),
      { status: 400 },
    ],
    [
      'an order with one twice',
      async () => ({
        method: 'PUT',
        url: '/v1/admin/task-types',
        payload: { ids: [await idOf('Email'), await idOf('Email')] },
      }),
      { status: 400 },
    ],
    ['an empty order', () => ({ method: 'PUT', url: '/v1/admin/task-types', payload: { ids: [] } }), { status: 400 }],
    [
      'an order of 1,001',
      () => ({
        method: 'PUT',
        url: '/v1/admin/task-types',
        payload: { ids: Array.from({ length: 1001 }, () => randomUUID()) },
      }),
      { status: 400 },
    ],
    [
      'a default of no environment',
      () => ({
        method: 'PUT',
        url: '/v1/admin/task-defaults',
        payload: { ...noDefaults, event: { typeId: randomUUID(), statusId: null } },
      }),
      { status: 400, problem: { fields: [{ path: 'body.event.typeId' }] } },
    ],
    [
      'defaults without all kinds',
      () => ({ method: 'PUT', url: '/v1/admin/task-defaults', payload: { mail: nothing } }),
      { status: 400 },
    ],
  ])('refuse %s, and stay as they are', async (_case, request, expected) => {
    expect(await refused(await request())).toMatchObject(expected);
    expect(await audit()).toEqual([]);
  });

  it('refuse what is of another environment', async () => {
    const other = (await read('dominique@autre.example', 'autre')).types[0]?.id ?? '';
    expect(
      await refused({ method: 'PATCH', url: `/v1/admin/task-types/${other}`, payload: { label: 'x' } }),
    ).toMatchObject({ status: 404 });
    expect(await refused({ method: 'PUT', url: '/v1/admin/task-types', payload: { ids: [other] } })).toMatchObject({
      status: 400,
    });
    const defaults = { ...noDefaults, mail: { typeId: other, statusId: null } };
    expect(await refused({ method: 'PUT', url: '/v1/admin/task-defaults', payload: defaults })).toMatchObject({
      status: 400,
    });
  });

  it('are no more than a card can offer', async () => {
    await service.sql(`insert into task_types (environment_id, id, label, position)
      select environment_id, gen_random_uuid(), 'T' || n, 1 + n from environment_settings, generate_series(1, ${maxActiveChoices - 2}) n`);
    expect(await refused({ method: 'POST', url: '/v1/admin/task-types', payload: { label: 'Devis' } })).toMatchObject({
      status: 400,
      problem: { fields: [{ path: 'body.label', message: `there are ${maxActiveChoices} already` }] },
    });
  });

  it.each(['camille@demo.example', 'sacha@demo.example', 'noa@demo.example', 'alix@demo.example'])(
    'are not for %s to change, to whom it does not exist',
    async (email) => {
      const calls: Call[] = [
        { method: 'POST', url: '/v1/admin/task-types', payload: { label: 'Devis' } },
        { method: 'POST', url: '/v1/admin/task-statuses', payload: { label: 'Perdu', closed: true } },
        { method: 'PATCH', url: await typeUrl('Email'), payload: { label: 'x' } },
        { method: 'PATCH', url: await statusUrl('Fait'), payload: { label: 'x' } },
        { method: 'PUT', url: '/v1/admin/task-types', payload: { ids: [await idOf('Email')] } },
        { method: 'PUT', url: '/v1/admin/task-statuses', payload: { ids: [await idOf('Fait')] } },
        { method: 'PUT', url: '/v1/admin/task-defaults', payload: noDefaults },
      ];
      const before = await read();
      for (const request of calls) {
        const answer = await call(email, request);
        expect({ url: request.url, status: answer.statusCode }).toEqual({ url: request.url, status: 404 });
      }
      expect(await read()).toEqual(before);
      expect(await audit()).toEqual([]);
    },
  );
});
