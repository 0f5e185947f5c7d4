import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Problem } from '../../../../shared/errors.ts';
import type { Task, TaskCreated } from '../../../../shared/tasks/task.ts';
import type { TaskRowPage } from '../../../../shared/tasks/task-list.ts';
import { oneDatabase } from '../../../support/database.ts';
import { startTestService, type TestService } from '../../../support/service.ts';
import { openDraft, postTask, taskForm, taskRequest } from '../../../support/task-form.ts';

type Bearer = Record<'authorization', string>;

describe.each(oneDatabase)('saved tasks on %s', (kind) => {
  let service: TestService;
  let camille: Bearer;
  let sacha: Bearer;
  let noa: Bearer;

  beforeAll(async () => {
    service = await startTestService({ kind });
    camille = await service.bearer('camille@demo.example');
    sacha = await service.bearer('sacha@demo.example');
    noa = await service.bearer('noa@demo.example');
  });
  afterAll(() => service.close());

  async function save(): Promise<Task> {
    const draft = await openDraft(service, camille, []);
    return (await postTask(service, camille, taskForm(taskRequest(draft)))).json<TaskCreated>().task;
  }

  function undo(task: Task, headers: Bearer, payload?: { type: string; body: string }) {
    return service.app.inject({
      method: 'POST',
      url: `/v1/tasks/${task.id}/undo`,
      headers: { ...headers, ...(payload === undefined ? {} : { 'content-type': payload.type }) },
      ...(payload === undefined ? {} : { payload: payload.body }),
    });
  }

  it('can be taken back for 10 minutes, twice alike, and vanish from the list', async () => {
    const task = await save();
    const first = await undo(task, camille);
    expect(first.statusCode).toBe(200);
    expect(first.json<Task>()).toMatchObject({ id: task.id, undoUntil: null, undoneAt: expect.any(String) as string });
    expect((await undo(task, camille)).json<Task>()).toEqual(first.json<Task>());
    const ids = (await service.app.inject({ url: '/v1/tasks', headers: camille }))
      .json<TaskRowPage>()
      .tasks.map(({ id }) => id);
    expect(ids).not.toContain(task.id);
  });

  it('cannot be taken back later', async () => {
    const task = await save();
    service.setClock(11 * 60_000);
    const answer = await undo(task, camille);
    service.setClock(0);
    expect(answer.statusCode).toBe(409);
    expect(answer.json<Problem>().code).toBe('undo_expired');
  });

  it('can be taken back by who may write them only', async () => {
    const task = await save();
    const reader = await undo(task, noa);
    expect(reader.statusCode).toBe(403);
    expect(reader.json<Problem>()).toMatchObject({ code: 'rights_missing', missingRights: [] });
    const outsider = await undo(task, sacha);
    expect(outsider.statusCode).toBe(404);
  });

  it.each([
    ['application/x-www-form-urlencoded', ''],
    ['application/x-www-form-urlencoded', 'a=b'],
    ['application/json', '{}'],
    ['application/json', ''],
    ['text/plain', 'x'],
  ])('are taken back whatever body comes with it: %s %j', async (type, body) => {
    expect((await undo(await save(), camille, { type, body })).statusCode).toBe(200);
  });

  it('refuse a body that is more than nothing', async () => {
    const body = { type: 'text/plain', body: 'x'.repeat(2000) };
    expect((await undo(await save(), camille, body)).statusCode).toBe(413);
  });
});
