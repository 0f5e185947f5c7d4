import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Draft } from '../../../../shared/capture/draft.ts';
import type { Settings } from '../../../../shared/preferences/preferences.ts';
import type { TaskRequest } from '../../../../shared/tasks/requests.ts';
import type { TaskCreated } from '../../../../shared/tasks/task.ts';
import { databases } from '../../../support/database.ts';
import { startTestService, type TestService } from '../../../support/service.ts';
import { openDraft, postTask, taskForm, taskRequest } from '../../../support/task-form.ts';

const jeanne = 'jeanne@boreal.example';
const paul = 'paul@zenith.example';

describe.each(databases)('what a rep last used, on %s', (kind) => {
  let service: TestService;
  let sacha: { authorization: string };
  let camille: { authorization: string };
  let settings: Settings;
  let minutes = 0;

  beforeAll(async () => {
    service = await startTestService({ kind });
    sacha = await service.bearer('sacha@demo.example');
    camille = await service.bearer('camille@demo.example');
    settings = await readSettings(sacha);
  });
  afterAll(() => service.close());

  /** Time passes between what a rep does. */
  const later = () => service.setClock(++minutes * 60_000);

  async function readSettings(headers: { authorization: string }): Promise<Settings> {
    return (await service.app.inject({ url: '/v1/me/preferences', headers })).json<Settings>();
  }

  const typeId = (label: string) => settings.types.find((type) => type.label === label)?.id ?? '';
  const statusId = (label: string) => settings.statuses.find((status) => status.label === label)?.id ?? '';

  async function save(headers: { authorization: string }, addresses: string[], change: Partial<TaskRequest>) {
    later();
    const draft = await openDraft(service, headers, addresses);
    const contactIds = draft.contacts.map(({ id }) => id);
    const answer = await postTask(service, headers, taskForm(taskRequest(draft, { contactIds, ...change })));
    return answer.json<TaskCreated>().task;
  }

  async function proposed(headers: { authorization: string }, addresses: string[], sourceKind = 'mail') {
    const payload = {
      source: { kind: sourceKind, keys: [`mail:${randomUUID()}`] },
      addresses: addresses.map((address) => ({ address, name: null, origin: 'from' })),
    };
    const answer = await service.app.inject({ method: 'POST', url: '/v1/drafts', headers, payload });
    const { types, statuses, defaults } = answer.json<Draft>();
    return [
      types.find(({ id }) => id === defaults.typeId)?.label,
      defaults.typeFrom,
      statuses.find(({ id }) => id === defaults.statusId)?.label,
      defaults.statusFrom,
    ];
  }
  const plain = ['Appel', 'environment', 'À faire', 'environment'];

  it('is proposed again: for the contact, else for the kind of source, to that rep only', async () => {
    expect(await proposed(sacha, [jeanne])).toEqual(plain);
    await save(sacha, [jeanne], { typeId: typeId('Email'), statusId: statusId('Fait') });
    expect(await proposed(sacha, [jeanne])).toEqual(['Email', 'contact', 'Fait', 'contact']);
    // What was learned of mails never decides a meeting.
    expect(await proposed(sacha, [jeanne], 'event')).toEqual(plain);
    expect(await proposed(sacha, [paul])).toEqual(['Email', 'kind', 'Fait', 'kind']);
    expect(await proposed(sacha, [paul], 'event')).toEqual(plain);
    expect(await proposed(camille, [jeanne])).toEqual(plain);

    await save(sacha, [paul], { typeId: typeId('Appel'), statusId: statusId('Fait') });
    expect(await proposed(sacha, [jeanne])).toEqual(['Email', 'contact', 'Fait', 'contact']);
    expect(await proposed(sacha, [])).toEqual(['Appel', 'kind', 'Fait', 'kind']);
  });

  it('is forgotten with the task that taught it', async () => {
    const task = await save(sacha, [jeanne], { typeId: typeId('Appel'), statusId: statusId('À faire') });
    expect(await proposed(sacha, [jeanne])).toEqual(['Appel', 'contact', 'À faire', 'contact']);
    await service.app.inject({ method: 'POST', url: `/v1/tasks/${task.id}/undo`, headers: sacha });
    expect(await proposed(sacha, [jeanne])).toEqual(['Email', 'contact', 'Fait', 'contact']);
  });

  it('is not learned from a task that was made by hand', async () => {
    const source: TaskRequest['source'] = { kind: 'manual', keys: [] };
    const task = await save(sacha, [jeanne], { typeId: typeId('Appel'), statusId: statusId('À faire'), source });
    expect(task.contacts.map(({ name }) => name)).toEqual(['Jeanne Roux']);
    expect(await proposed(sacha, [jeanne])).toEqual(['Email', 'contact', 'Fait', 'contact']);
    expect((await readSettings(sacha)).learned.map(({ sourceKind }) => sourceKind)).toEqual(['mail', 'mail', 'mail']);
  });

  it('is shown with the preferences', async () => {
    const { learned } = await readSettings(sacha);
    expect(
      learned.map(({ contact, sourceKind, type, status }) => [
        contact?.name ?? null,
        sourceKind,
        type.label,
        status.label,
      ]),
    ).toEqual([
      [null, 'mail', 'Appel', 'Fait'],
      ['Paul Zinc', 'mail', 'Appel', 'Fait'],
      ['Jeanne Roux', 'mail', 'Email', 'Fait'],
    ]);
    expect((await readSettings(camille)).learned).toEqual([]);
  });

  it('hides the name of a contact that left the accounts of the rep', async () => {
    await save(camille, [jeanne], {});
    expect((await readSettings(camille)).learned.map(({ contact }) => contact?.name)).toEqual([
      undefined,
      'Jeanne Roux',
    ]);
    await service.sql(`update users set sales = false, task_list = true where email = 'camille@demo.example'`);
    expect((await readSettings(camille)).learned.map(({ contact }) => contact?.name)).toEqual([undefined]);
    await service.sql(`update users set sales = true, task_list = false where email = 'camille@demo.example'`);
  });

  it('gives way to another default that the rep sets later for the kind, not to other preferences', async () => {
    const put = (change: object) => {
      later();
      const payload = { ...settings.preferences, ...change };
      return service.app.inject({ method: 'PUT', url: '/v1/me/preferences', headers: sacha, payload });
    };
    await put({ language: 'en' });
    expect(await proposed(sacha, [])).toEqual(['Appel', 'kind', 'Fait', 'kind']);
    const mail = { typeId: typeId('Email'), statusId: null };
    await put({ defaults: { mail, event: { typeId: null, statusId: null } } });
    expect(await proposed(sacha, [])).toEqual(['Email', 'preference', 'À faire', 'environment']);
    expect(await proposed(sacha, [paul])).toEqual(['Appel', 'contact', 'Fait', 'contact']);
    await save(sacha, [], { typeId: typeId('Appel') });
    expect(await proposed(sacha, [])).toEqual(['Appel', 'kind', 'À faire', 'kind']);
    await put({ defaults: { mail, event: { typeId: null, statusId: null } }, description: 'new' });
    expect(await proposed(sacha, [])).toEqual(['Appel', 'kind', 'À faire', 'kind']);
  });

  it('is forgotten whole on demand, and learned anew', async () => {
    later();
    const answer = await service.app.inject({ method: 'DELETE', url: '/v1/me/learned', headers: sacha });
    expect(answer.statusCode).toBe(200);
    expect(answer.json<Settings>().learned).toEqual([]);
    expect(answer.json<Settings>().preferences.description).toBe('new');
    expect(await proposed(sacha, [paul])).toEqual(['Email', 'preference', 'À faire', 'environment']);
    await save(sacha, [paul], { statusId: statusId('Fait') });
    expect(await proposed(sacha, [paul])).toEqual(['Email', 'contact', 'Fait', 'contact']);
    expect((await readSettings(camille)).learned).not.toEqual([]);
    const first = await service.app.inject({
      method: 'DELETE',
      url: '/v1/me/learned',
      headers: await service.bearer('noa@demo.example'),
    });
    expect(first.json<Settings>().preferences.language).toBe('google');
  });
});
