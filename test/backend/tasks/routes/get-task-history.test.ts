import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TaskEvent, TaskHistory } from '../../../../shared/tasks/task-change.ts';
import { oneDatabase } from '../../../support/database.ts';
import { readersOfCamille, startTaskWork, type Person, type TaskWork } from '../../../support/task-work.ts';

const jeanne = 'jeanne@boreal.example';

describe.each(oneDatabase)('the history of a task on %s', (kind) => {
  let work: TaskWork;
  beforeAll(async () => {
    work = await startTaskWork({ kind });
  });
  afterAll(() => work.close());

  const read = (person: Person, id: string) => work.call(person, `GET /v1/tasks/${id}/history`);
  const eventsOf = async (person: Person, id: string) =>
    (await read(person, id)).json<{ events: TaskEvent[] }>().events;

  it('says who did what and when, newest first, in the words of then', async () => {
    const task = await work.save('camille', { addresses: [jeanne] });
    work.service.setClock(1000);
    await work.call('admin', `PATCH /v1/tasks/${task.id}`, {
      version: 1,
      title: 'Autre titre',
      statusId: work.statusId('Fait'),
      dueOn: '2027-01-02',
      assigneeId: work.userId('Sacha'),
      description: 'Un secret',
    });
    await work.service.sql(`update task_statuses set label = 'Terminé' where label = 'Fait'`);
    work.service.setClock(2000);
    await work.call('camille', `DELETE /v1/tasks/${task.id}`);
    work.service.setClock(0);
    await work.service.sql(`update task_statuses set label = 'Fait' where label = 'Terminé'`);
    const events = await eventsOf('camille', task.id);
    expect(events.map(({ action, actor }) => [action, actor?.name])).toEqual([
      ['task.deleted', 'Camille'],
      ['task.changed', 'Admin'],
      ['task.created', 'Camille'],
    ]);
    expect(events[1]?.changes).toEqual([
      { field: 'title', from: 'Devis à relancer', to: 'Autre titre' },
      { field: 'status', from: 'À faire', to: 'Fait' },
      { field: 'dueOn', from: null, to: '2027-01-02' },
      { field: 'assignee', from: 'Camille', to: 'Sacha' },
      { field: 'description', from: null, to: null },
    ]);
    expect(events.map(({ at }) => at)).toEqual(
      events
        .map(({ at }) => at)
        .sort()
        .reverse(),
    );
    expect(JSON.stringify(events)).not.toContain('secret');
  });

  it('has the newest five hundred lines, and says when there are older ones', async () => {
    const task = await work.save('camille', { addresses: [jeanne] });
    const lines = (count: number) =>
      work.service.sql(`
        insert into audit_events (environment_id, id, at, actor_id, action, task_id, details)
        select environment_id, gen_random_uuid(), created_at + n * interval '1 second', author_id, 'task.changed', id, '{}'
        from tasks, generate_series(1, ${String(count)}) n where id = '${task.id}'`);
    const history = async () => (await read('camille', task.id)).json<TaskHistory>();
    await lines(499);
    expect(await history()).toMatchObject({ older: false });
    expect((await history()).events.at(-1)?.action).toBe('task.created');
    await lines(1);
    expect(await history()).toMatchObject({ older: true });
    expect((await history()).events.map(({ action }) => action)).toEqual(Array(500).fill('task.changed'));
  });

  it('names contacts only to who may see them', async () => {
    const task = await work.save('sacha', { addresses: [jeanne] });
    await work.call('sacha', `PATCH /v1/tasks/${task.id}`, {
      version: 1,
      addContactIds: [work.contactId('Paul Zinc')],
    });
    await work.call('sacha', `PATCH /v1/tasks/${task.id}`, {
      version: 2,
      removeContactIds: [work.contactId('Jeanne Roux'), work.contactId('Paul Zinc')],
      assigneeId: work.userId('Camille'),
    });
    const contactsOf = async (person: Person) =>
      (await eventsOf(person, task.id))
        .flatMap(({ changes }) => changes.filter(({ field }) => field === 'contacts'))
        .map(({ from, to }) => [from, to])
        .sort();
    const named = [
      ['Jeanne Roux', null],
      ['Paul Zinc', null],
      [null, 'Paul Zinc'],
    ].sort();
    expect(await contactsOf('sacha')).toEqual(named);
    expect(await contactsOf('admin')).toEqual(named);
    expect(await contactsOf('camille')).toEqual(
      [
        ['Jeanne Roux', null],
        [null, null],
        [null, null],
      ].sort(),
    );
    expect((await read('camille', task.id)).body).not.toContain('Zinc');
  });

  it.each(readersOfCamille)('is read by whoever may read the task: %s, %i', async (person, status) => {
    const task = await work.save('camille');
    expect((await read(person, task.id)).statusCode).toBe(status);
  });
});
