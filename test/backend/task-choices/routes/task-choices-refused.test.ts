import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { PageProblem } from '../../../../shared/page-errors.ts';
import { maxActiveChoices } from '../../../../shared/task-choices/task-choices.ts';
import { choiceStage, noDefaults, type Call, type ChoiceStage } from '../../../support/choice-stage.ts';
import { oneDatabase } from '../../../support/database.ts';
import { startTestService, type TestService } from '../../../support/service.ts';

const admin = 'admin@demo.example';

describe.each(oneDatabase)('types and statuses that stay as they are on %s', (kind) => {
  let service: TestService;
  let stage: ChoiceStage;
  beforeAll(async () => {
    service = await startTestService({ kind });
    stage = choiceStage(service);
  });
  afterAll(() => service.close());
  beforeEach(() => stage.reset());

  const refused = async (request: Call) => {
    const before = await stage.read();
    const answer = await stage.call(admin, request);
    expect(await stage.read()).toEqual(before);
    return { status: answer.statusCode, problem: answer.json<PageProblem>() };
  };

  it('keep one active type, and one active status that is open', async () => {
    await stage.call(admin, { method: 'PATCH', url: await stage.typeUrl('Email'), payload: { archived: true } });
    expect(
      await refused({ method: 'PATCH', url: await stage.typeUrl('Appel'), payload: { archived: true } }),
    ).toMatchObject({
      status: 400,
      problem: { fields: [{ path: 'body.archived', message: 'is the last active one' }] },
    });
    for (const payload of [{ archived: true }, { closed: true }]) {
      const url = await stage.statusUrl('À faire');
      expect(await refused({ method: 'PATCH', url, payload })).toMatchObject({ status: 400 });
    }
  });

  it('keep one active type when two admins archive the last two at once', async () => {
    const urls = [await stage.typeUrl('Appel'), await stage.typeUrl('Email')];
    const answers = await Promise.all(
      urls.map((url) => stage.call(admin, { method: 'PATCH', url, payload: { archived: true } })),
    );
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 400]);
    expect((await stage.read()).types.filter(({ archived }) => !archived)).toHaveLength(1);
  });

  it('are added once when the same name comes twice at once', async () => {
    const payload = { label: 'Devis' };
    const answers = await Promise.all(
      [1, 2].map(() => stage.call(admin, { method: 'POST', url: '/v1/admin/task-types', payload })),
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
      async () => ({ method: 'PATCH', url: await stage.statusUrl('Fait'), payload: { label: 'à faire' } }),
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
      async () => ({ method: 'PATCH', url: await stage.typeUrl('Email'), payload: { closed: true } }),
      { status: 400 },
    ],
    [
      'a type of no environment',
      () => ({ method: 'PATCH', url: `/v1/admin/task-types/${randomUUID()}`, payload: { label: 'x' } }),
      { status: 404 },
    ],
    [
      'a status in place of a type',
      async () => ({
        method: 'PATCH',
        url: `/v1/admin/task-types/${await stage.idOf('Fait')}`,
        payload: { label: 'x' },
      }),
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
        payload: { ids: [await stage.idOf('Email'), await stage.idOf('Email')] },
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
      () => ({ method: 'PUT', url: '/v1/admin/task-defaults', payload: { mail: noDefaults.mail } }),
      { status: 400 },
    ],
  ])('refuse %s, and stay as they are', async (_case, request, expected) => {
    expect(await refused(await request())).toMatchObject(expected);
    expect(await stage.audit()).toEqual([]);
  });

  it('refuse what is of another environment', async () => {
    const other = (await stage.read('dominique@autre.example', 'autre')).types[0]?.id ?? '';
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
        { method: 'PATCH', url: await stage.typeUrl('Email'), payload: { label: 'x' } },
        { method: 'PATCH', url: await stage.statusUrl('Fait'), payload: { label: 'x' } },
        { method: 'PUT', url: '/v1/admin/task-types', payload: { ids: [await stage.idOf('Email')] } },
        { method: 'PUT', url: '/v1/admin/task-statuses', payload: { ids: [await stage.idOf('Fait')] } },
        { method: 'PUT', url: '/v1/admin/task-defaults', payload: noDefaults },
      ];
      const before = await stage.read();
      for (const request of calls) {
        const answer = await stage.call(email, request);
        expect({ url: request.url, status: answer.statusCode }).toEqual({ url: request.url, status: 404 });
      }
      expect(await stage.read()).toEqual(before);
      expect(await stage.audit()).toEqual([]);
    },
  );
});
