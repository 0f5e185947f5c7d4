import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Draft } from '../../../../shared/capture/draft.ts';
import type { TaskChoices } from '../../../../shared/task-choices/task-choices.ts';
import { choiceStage, noDefaults, type Call, type ChoiceStage } from '../../../support/choice-stage.ts';
import { databases } from '../../../support/database.ts';
import { startTestService, type TestService } from '../../../support/service.ts';

const admin = 'admin@demo.example';

describe.each(databases)('types and statuses on %s', (kind) => {
  let service: TestService;
  let stage: ChoiceStage;
  beforeAll(async () => {
    service = await startTestService({ kind });
    stage = choiceStage(service);
  });
  afterAll(() => service.close());
  beforeEach(() => stage.reset());

  const changed = async (request: Call): Promise<TaskChoices> => {
    const answer = await stage.call(admin, request);
    expect(answer.statusCode, answer.body).toBe(request.method === 'POST' ? 201 : 200);
    const choices = answer.json<TaskChoices>();
    expect(await stage.read()).toEqual(choices);
    return choices;
  };
  const labels = ({ types, statuses }: TaskChoices) => [types, statuses].map((list) => list.map(({ label }) => label));

  it.each(['camille@demo.example', 'sacha@demo.example', 'noa@demo.example', 'alix@demo.example', admin])(
    'are read by %s, in their order, archived ones marked',
    async (email) => {
      await service.sql(`update task_types set archived_at = now() where label = 'Appel'`);
      const choices = await stage.read(email);
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
    const draft = await stage.call('camille@demo.example', {
      method: 'POST',
      url: '/v1/drafts',
      payload: { source: { kind: 'mail', keys: ['mail:x@y'] }, addresses: [] },
    });
    expect(draft.json<Draft>().types.map(({ label }) => label)).toContain('Devis');
    expect(await stage.audit()).toEqual([
      { action: 'type.created', actor: admin, details: { subject: 'Devis' } },
      {
        action: 'status.created',
        actor: admin,
        details: { subject: 'Perdu', changes: [{ field: 'closed', from: null, to: 'yes' }] },
      },
    ]);
  });

  it('are renamed, closed, archived and restored, each with its line of the trail', async () => {
    const type = await stage.typeUrl('Email');
    const status = await stage.statusUrl('Fait');
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
    expect(await stage.audit()).toEqual([
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
        details: { subject: 'Fait', changes: [{ field: 'closed', from: 'yes', to: 'no' }] },
      },
    ]);
  });

  it('are put in order, whole or in part', async () => {
    const [call1, email] = [await stage.idOf('Appel'), await stage.idOf('Email')];
    expect(
      labels(await changed({ method: 'PUT', url: '/v1/admin/task-types', payload: { ids: [email, call1] } }))[0],
    ).toEqual(['Email', 'Appel']);
    expect(labels(await changed({ method: 'PUT', url: '/v1/admin/task-types', payload: { ids: [call1] } }))[0]).toEqual(
      ['Appel', 'Email'],
    );
    const done = await stage.idOf('Fait');
    expect(
      labels(await changed({ method: 'PUT', url: '/v1/admin/task-statuses', payload: { ids: [done] } }))[1],
    ).toEqual(['Fait', 'À faire']);
    expect((await stage.audit()).map((line) => line)).toContainEqual({
      action: 'status.ordered',
      actor: admin,
      details: { changes: [{ field: 'order', from: 'À faire, Fait', to: 'Fait, À faire' }] },
    });
  });

  it('are what new tasks start with, below what their user prefers', async () => {
    const [typeId, statusId] = [await stage.idOf('Email'), await stage.idOf('Fait')];
    const defaults = { ...noDefaults, event: { typeId, statusId }, manual: { typeId, statusId: null } };
    expect((await changed({ method: 'PUT', url: '/v1/admin/task-defaults', payload: defaults })).defaults).toEqual(
      defaults,
    );
    const proposal = async (sourceKind: string) => {
      const payload = { source: { kind: sourceKind, keys: [`${sourceKind}:${randomUUID()}`] }, addresses: [] };
      const answer = await stage.call('camille@demo.example', { method: 'POST', url: '/v1/drafts', payload });
      return answer.json<Draft>().defaults;
    };
    expect(await proposal('event')).toMatchObject({
      typeId,
      typeFrom: 'environment',
      statusId,
      statusFrom: 'environment',
    });
    expect((await proposal('mail')).typeId).toBe(await stage.idOf('Appel'));
  });

  it('that are archived are no default any more, and the trail says so', async () => {
    const statusId = await stage.idOf('Fait');
    const defaults = { ...noDefaults, mail: { typeId: null, statusId }, manual: { typeId: null, statusId } };
    await changed({ method: 'PUT', url: '/v1/admin/task-defaults', payload: defaults });
    const choices = await changed({ method: 'PATCH', url: await stage.statusUrl('Fait'), payload: { archived: true } });
    expect(choices.defaults).toEqual(noDefaults);
    const line = (await stage.audit()).find((entry) => 'action' in entry && entry.action === 'status.archived');
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
});
