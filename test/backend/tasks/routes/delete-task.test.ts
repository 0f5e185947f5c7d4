import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PageProblem } from '../../../../shared/page-errors.ts';
import type { TaskRowPage } from '../../../../shared/tasks/task-list.ts';
import type { TaskDetail } from '../../../../shared/tasks/task-change.ts';
import { oneDatabase } from '../../../support/database.ts';
import { startTaskWork, type Person, type TaskWork } from '../../../support/task-work.ts';

const jeanne = 'jeanne@boreal.example';

describe.each(oneDatabase)('a task is deleted and brought back on %s', (kind) => {
  let work: TaskWork;
  beforeAll(async () => {
    work = await startTaskWork({ kind });
  });
  afterAll(() => work.close());

  const remove = (person: Person, id: string) => work.call(person, `DELETE /v1/tasks/${id}`);
  const restore = (person: Person, id: string) => work.call(person, `POST /v1/tasks/${id}/restore`);
  const codeOf = (answer: Awaited<ReturnType<TaskWork['call']>>) => [
    answer.statusCode,
    answer.statusCode === 200 ? null : answer.json<PageProblem>().code,
  ];
  const listed = async (person: Person, query = '') =>
    (await work.call(person, `GET /v1/tasks${query}`)).json<TaskRowPage>().tasks.map(({ id }) => id);

  it.each<[string, [Person, string[], Person], [number, string | null]]>([
    ['its author', ['camille', [], 'camille'], [200, null]],
    ['an admin', ['camille', [], 'admin'], [200, null]],
    ['a rep of its contact', ['sacha', [jeanne], 'camille'], [403, 'rights_missing']],
    ['who reads it by the task list', ['camille', [], 'noa'], [403, 'rights_missing']],
    ['who may not read it', ['camille', [], 'sacha'], [404, 'not_found']],
    ['a user without rights', ['camille', [], 'alix'], [404, 'not_found']],
    ['a user of another environment', ['camille', [], 'dominique'], [404, 'not_found']],
  ])('by %s', async (_who, [by, addresses, person], [status, code]) => {
    const task = await work.save(by, { addresses });
    expect(codeOf(await remove(person, task.id))).toEqual([status, code]);
    const { deleted } = await work.read('admin', task.id);
    expect(deleted !== null).toBe(status === 200);
    await remove(by, task.id);
    expect(codeOf(await restore(person, task.id))).toEqual([status, code]);
    expect((await work.read('admin', task.id)).deleted === null).toBe(status === 200);
  });

  it('at any time, vanishing from lists, and twice alike', async () => {
    const task = await work.save('camille', { addresses: [jeanne] });
    work.service.setClock(30 * 24 * 3_600_000);
    // A session of Camille from before has ended by then.
    const headers = await work.service.bearer('camille@demo.example');
    const first = await work.service.app.inject({ method: 'DELETE', url: `/v1/tasks/${task.id}`, headers });
    const again = await work.service.app.inject({ method: 'DELETE', url: `/v1/tasks/${task.id}`, headers });
    work.service.setClock(0);
    const detail = first.json<TaskDetail>();
    expect(detail).toMatchObject({
      version: 2,
      deletable: false,
      undoUntil: null,
      deleted: { at: detail.updatedAt, by: { name: 'Camille' } },
      undoneAt: detail.updatedAt,
    });
    expect(Date.parse(detail.restoreUntil ?? '') - Date.parse(detail.updatedAt)).toBe(600_000);
    expect(again.json<TaskDetail>()).toEqual(detail);
    expect(await listed('camille')).not.toContain(task.id);
    expect(await listed('sacha')).not.toContain(task.id);
  });

  it('back to where it was, twice alike', async () => {
    const task = await work.save('camille', { addresses: [jeanne] });
    await remove('admin', task.id);
    const first = await restore('camille', task.id);
    expect(first.json<TaskDetail>()).toMatchObject({ version: 3, deleted: null, undoneAt: null, restoreUntil: null });
    expect((await restore('camille', task.id)).json<TaskDetail>()).toEqual(first.json<TaskDetail>());
    expect(await listed('camille')).toContain(task.id);
    expect(await listed('sacha', `?contactId=${work.contactId('Jeanne Roux')}`)).toContain(task.id);
    const { events } = (await work.call('camille', `GET /v1/tasks/${task.id}/history`)).json<{
      events: { action: string; actor: { name: string } }[];
    }>();
    expect(events.map(({ action, actor }) => [action, actor.name]).sort()).toEqual([
      ['task.created', 'Camille'],
      ['task.deleted', 'Admin'],
      ['task.restored', 'Camille'],
    ]);
  });

  it('not back after ten minutes', async () => {
    const task = await work.save('camille');
    await remove('camille', task.id);
    work.service.setClock(10 * 60_000 + 5000);
    const late = await restore('camille', task.id);
    const { restoreUntil } = await work.read('camille', task.id);
    work.service.setClock(0);
    expect(codeOf(late)).toEqual([409, 'undo_expired']);
    expect(restoreUntil).toBeNull();
  });

  it('not what was undone, which is no deletion', async () => {
    const task = await work.save('camille');
    await work.call('camille', `POST /v1/tasks/${task.id}/undo`);
    expect(codeOf(await restore('camille', task.id))).toEqual([409, 'undo_expired']);
    const removed = await remove('camille', task.id);
    expect(removed.json<TaskDetail>()).toMatchObject({ deleted: null, restoreUntil: null, version: 2 });
  });

  it('once of two that do so at the same time', async () => {
    const task = await work.save('camille');
    const removed = await Promise.all([remove('camille', task.id), remove('admin', task.id)]);
    expect(removed.map(({ statusCode }) => statusCode)).toEqual([200, 200]);
    expect(new Set(removed.map((answer) => answer.json<TaskDetail>().deleted?.by.name)).size).toBe(1);
    const restored = await Promise.all([restore('camille', task.id), restore('admin', task.id)]);
    expect(restored.map((answer) => answer.json<TaskDetail>().version)).toEqual([3, 3]);
  });

  it('not undone on top: a card that comes too late says that it is gone', async () => {
    const task = await work.save('camille');
    await remove('camille', task.id);
    const undo = await work.call('camille', `POST /v1/tasks/${task.id}/undo`);
    expect(undo.statusCode).toBe(200);
    expect((await work.read('camille', task.id)).deleted).not.toBeNull();
  });
});
