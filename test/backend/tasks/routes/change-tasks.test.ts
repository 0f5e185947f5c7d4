import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PageProblem } from '../../../../shared/page-errors.ts';
import type { TaskChoices } from '../../../../shared/task-choices/task-choices.ts';
import type { BulkChanged, BulkUndone, TaskDetail, TaskEvent } from '../../../../shared/tasks/task-change.ts';
import { databases } from '../../../support/database.ts';
import { startTaskWork, type Person, type TaskWork } from '../../../support/task-work.ts';

const jeanne = 'jeanne@boreal.example';

describe.each(databases)('many tasks are changed at once on %s', (kind) => {
  let work: TaskWork;
  beforeAll(async () => {
    work = await startTaskWork({ kind });
  });
  afterAll(() => work.close());

  const change = (person: Person, taskIds: string[], values: object) =>
    work.call(person, 'POST /v1/tasks/changes', { taskIds, change: values });

  it('each by itself: theirs, readable, hidden, deleted, unknown', async () => {
    const own = await work.save('camille');
    const ofContact = await work.save('sacha', { addresses: [jeanne] });
    const done = await work.save('camille', { change: { statusId: work.statusId('Fait') } });
    const hidden = await work.save('sacha', { addresses: ['paul@zenith.example'] });
    const readable = await work.save('noa');
    const gone = await work.save('camille');
    await work.call('camille', `DELETE /v1/tasks/${gone.id}`);
    const unknown = randomUUID();
    const asked = [own, ofContact, done, hidden, readable, gone].map(({ id }) => id);
    const answer = await change('camille', [...asked, unknown, own.id], { statusId: work.statusId('Fait') });
    expect(answer.json<BulkChanged>()).toEqual({
      changed: [
        { id: own.id, version: 2, former: { statusId: work.statusId('À faire') } },
        { id: ofContact.id, version: 2, former: { statusId: work.statusId('À faire') } },
        { id: done.id, version: 1, former: {} },
      ],
      refusedIds: [hidden.id, readable.id, gone.id, unknown],
    });
    const states = await Promise.all(asked.map(async (id) => (await work.read('admin', id)).status.label));
    expect(states).toEqual(['Fait', 'Fait', 'Fait', 'À faire', 'À faire', 'À faire']);
    // What had the value already is not changed: no version, no line of the trail.
    expect((await work.read('camille', done.id)).version).toBe(1);
    expect((await work.read('camille', own.id)).version).toBe(2);
    const { events } = (await work.call('camille', `GET /v1/tasks/${own.id}/history`)).json<{
      events: TaskEvent[];
    }>();
    expect(events.find(({ action }) => action === 'task.changed')?.changes).toEqual([
      { field: 'status', from: 'À faire', to: 'Fait' },
    ]);
  });

  it('in every field, and back to nothing', async () => {
    const tasks = await Promise.all([work.save('camille'), work.save('camille', { addresses: [jeanne] })]);
    const ids = tasks.map(({ id }) => id);
    const all = {
      statusId: work.statusId('Fait'),
      typeId: work.typeId('Email'),
      assigneeId: work.userId('Sacha'),
      dueOn: '2027-05-01',
    };
    await change('camille', ids, all);
    for (const id of ids) {
      expect(await work.read('camille', id)).toMatchObject({
        status: { label: 'Fait' },
        type: { label: 'Email' },
        assignee: { name: 'Sacha' },
        dueOn: '2027-05-01',
        version: 2,
      });
    }
    await change('camille', ids, { assigneeId: null, dueOn: null });
    expect(await work.read('camille', ids[0] ?? '')).toMatchObject({ assignee: null, dueOn: null, version: 3 });
    const nothing = await change('camille', ids, {});
    expect(nothing.json<BulkChanged>()).toEqual({
      changed: ids.map((id) => ({ id, version: 3, former: {} })),
      refusedIds: [],
    });
    expect((await work.read('camille', ids[0] ?? '')).version).toBe(3);
  });

  it.each<[string, object, [number, object]]>([
    ['an archived type', { typeId: randomUUID() }, [400, { fields: [{ path: 'body.change.typeId' }] }]],
    ['an unknown status', { statusId: randomUUID() }, [400, { fields: [{ path: 'body.change.statusId' }] }]],
    ['an unknown assignee', { assigneeId: randomUUID() }, [403, { code: 'assignee_refused' }]],
    ['a title', { title: 'X' }, [400, { fields: [{ path: 'body.change' }] }]],
  ])('not at all to %s', async (_name, values, [status, problem]) => {
    const task = await work.save('camille');
    const answer = await change('camille', [task.id], values);
    expect(answer.statusCode).toBe(status);
    expect(answer.json<PageProblem>()).toMatchObject(problem);
    expect((await work.read('camille', task.id)).version).toBe(1);
  });

  it.each<[string, string[]]>([
    ['none', []],
    ['more than 200', Array.from({ length: 201 }, () => randomUUID())],
    ['what is no id', ['x']],
  ])('not of %s', async (_name, taskIds) => {
    const answer = await change('camille', taskIds, { dueOn: null });
    expect(answer.json<PageProblem>().code).toBe('invalid_request');
  });

  it.each<[Person, number]>([
    ['noa', 0],
    ['alix', 0],
    ['dominique', 0],
    ['admin', 1],
  ])('by %s: %i of one', async (person, changed) => {
    const task = await work.save('camille');
    const answer = await change(person, [task.id], { dueOn: '2027-05-01' });
    expect(answer.json<BulkChanged>().changed).toHaveLength(changed);
  });

  it('while single edits and other bulks run, without losing or blocking any', async () => {
    const tasks = await Promise.all(Array.from({ length: 6 }, () => work.save('camille')));
    const ids = tasks.map(({ id }) => id);
    const reversed = [...ids].reverse();
    const answers = await Promise.all([
      change('camille', ids, { statusId: work.statusId('Fait') }),
      change('admin', reversed, { dueOn: '2027-06-01' }),
      change('camille', reversed, { typeId: work.typeId('Email') }),
      work.call('camille', `DELETE /v1/tasks/${ids[0] ?? ''}`),
    ]);
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200, 200]);
    for (const id of ids.slice(1)) {
      const task: TaskDetail = await work.read('camille', id);
      expect(task).toMatchObject({
        status: { label: 'Fait' },
        dueOn: '2027-06-01',
        type: { label: 'Email' },
        version: 4,
      });
    }
    const refused = answers.slice(0, 3).flatMap((answer) => answer.json<BulkChanged>().refusedIds);
    const { version } = await work.read('camille', ids[0] ?? '');
    expect(version).toBe(2 + (3 - refused.length));
  });
});

describe.each(databases)('a change of many tasks is undone on %s', (kind) => {
  let work: TaskWork;
  beforeAll(async () => {
    work = await startTaskWork({ kind });
  });
  afterAll(() => work.close());

  const change = async (person: Person, taskIds: string[], values: object) =>
    (await work.call(person, 'POST /v1/tasks/changes', { taskIds, change: values })).json<BulkChanged>().changed;
  const undo = async (person: Person, changed: BulkChanged['changed']) =>
    (await work.call(person, 'POST /v1/tasks/changes/undo', { changed })).json<BulkUndone>();
  const edit = (taskId: string, version: number, values: object) =>
    work.call('admin', `PATCH /v1/tasks/${taskId}`, { version, ...values });

  it('each to what it was, those that were changed or deleted since excepted and named', async () => {
    const done = work.statusId('Fait');
    const early = await work.save('camille', { change: { dueOn: '2026-12-03' } });
    const late = await work.save('camille', { change: { dueOn: '2026-12-24', assigneeId: work.userId('Sacha') } });
    const changed = await work.save('camille');
    const gone = await work.save('camille');
    const ids = [early, late, changed, gone].map(({ id }) => id);
    const answered = await change('camille', ids, { statusId: done, dueOn: null, assigneeId: null });
    expect(answered.map(({ version }) => version)).toEqual([2, 2, 2, 2]);
    expect((await edit(changed.id, 2, { title: 'Vu par un collègue' })).statusCode).toBe(200);
    await work.call('camille', `DELETE /v1/tasks/${gone.id}`);
    expect(await undo('camille', answered)).toEqual({
      undoneIds: [early.id, late.id],
      changedSinceIds: [changed.id],
      refusedIds: [gone.id],
    });
    const open = { label: 'À faire' };
    expect(await work.read('camille', early.id)).toMatchObject({
      status: open,
      dueOn: '2026-12-03',
      assignee: { name: 'Camille' },
      version: 3,
    });
    expect(await work.read('camille', late.id)).toMatchObject({
      status: open,
      dueOn: '2026-12-24',
      assignee: { name: 'Sacha' },
    });
    expect(await work.read('camille', changed.id)).toMatchObject({ status: { label: 'Fait' }, assignee: null });
    const { events } = (await work.call('camille', `GET /v1/tasks/${early.id}/history`)).json<{
      events: TaskEvent[];
    }>();
    expect(events[0]?.changes).toContainEqual({ field: 'status', from: 'Fait', to: 'À faire' });
  });

  it('once: the same undo again changes nothing', async () => {
    const task = await work.save('camille');
    const answered = await change('camille', [task.id], { statusId: work.statusId('Fait') });
    const expected = { undoneIds: [task.id], changedSinceIds: [], refusedIds: [] };
    expect(await undo('camille', [...answered, ...answered])).toEqual(expected);
    expect(await undo('camille', answered)).toEqual(expected);
    expect((await work.read('camille', task.id)).version).toBe(3);
  });

  it('to a status that was archived and to a rep who was disabled meanwhile', async () => {
    const label = 'En attente du client';
    const created = await work.call('admin', 'POST /v1/admin/task-statuses', { label, closed: false });
    const statusId = created.json<TaskChoices>().statuses.find((status) => status.label === label)?.id ?? '';
    const task = await work.save('camille', { change: { statusId, assigneeId: work.userId('Sacha') } });
    const other = await work.save('camille');
    const answered = await change('camille', [task.id, other.id], {
      statusId: work.statusId('Fait'),
      assigneeId: work.userId('Camille'),
    });
    await work.service.sql(`update task_statuses set archived_at = now() where id = '${statusId}';
      update users set disabled_at = now() where id = '${work.userId('Sacha')}'`);
    expect(await undo('camille', answered)).toMatchObject({ undoneIds: [task.id, other.id] });
    expect(await work.read('camille', task.id)).toMatchObject({ status: { label }, assignee: { name: 'Sacha' } });
    await work.service.sql(`update users set disabled_at = null where id = '${work.userId('Sacha')}'`);
  });

  it('of nothing that is not theirs, and to nothing that the environment does not have', async () => {
    const own = await work.save('camille');
    const hidden = await work.save('sacha', { addresses: ['paul@zenith.example'] });
    const unknown = randomUUID();
    const answer = await undo('camille', [
      { id: own.id, version: 1, former: { statusId: randomUUID() } },
      { id: hidden.id, version: 1, former: { dueOn: '2026-12-24' } },
      { id: unknown, version: 1, former: { dueOn: null } },
    ]);
    expect(answer).toEqual({ undoneIds: [], changedSinceIds: [], refusedIds: [own.id, hidden.id, unknown] });
    expect((await work.read('admin', hidden.id)).dueOn).toBe(null);
  });

  it.each<[string, object]>([
    ['none', { changed: [] }],
    [
      'more than 200',
      { changed: Array.from({ length: 201 }, () => ({ id: randomUUID(), version: 1, former: { dueOn: null } })) },
    ],
    ['a title', { changed: [{ id: randomUUID(), version: 1, former: { title: 'X' } }] }],
    ['no version', { changed: [{ id: randomUUID(), former: { dueOn: null } }] }],
  ])('not of %s', async (_name, payload) => {
    const answer = await work.call('camille', 'POST /v1/tasks/changes/undo', payload);
    expect(answer.json<PageProblem>().code).toBe('invalid_request');
  });
});

describe('200 tasks at once', () => {
  it('change in three statements', async () => {
    const work = await startTaskWork();
    try {
      const tasks = [];
      for (let index = 0; index < 200; index += 1) tasks.push(await work.save('camille'));
      const started = performance.now();
      const answer = await work.call('camille', 'POST /v1/tasks/changes', {
        taskIds: tasks.map(({ id }) => id),
        change: { statusId: work.statusId('Fait') },
      });
      expect(answer.json<BulkChanged>().changed).toHaveLength(200);
      expect(performance.now() - started).toBeLessThan(2000);
    } finally {
      await work.close();
    }
  }, 60_000);
});
