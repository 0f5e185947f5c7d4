import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TaskRowPage } from '../../../../shared/tasks/task-list.ts';
import { databases } from '../../../support/database.ts';
import { startTaskWork, type SaveOptions, type TaskWork } from '../../../support/task-work.ts';

const jeanne = 'jeanne@boreal.example';

/** What is done to a task, and a filter with whether it lets the task through before that, and after. */
interface Change {
  readonly saved?: (work: TaskWork) => SaveOptions;
  readonly change: (work: TaskWork, id: string) => Promise<unknown>;
  readonly filter: (work: TaskWork) => string;
  readonly through: readonly [boolean, boolean];
}

const edit =
  (change: (work: TaskWork) => object): Change['change'] =>
  (work, id) =>
    work.call('admin', `PATCH /v1/tasks/${id}`, { version: 1, ...change(work) });
const bulk =
  (change: (work: TaskWork) => object): Change['change'] =>
  (work, id) =>
    work.call('admin', 'POST /v1/tasks/changes', { taskIds: [id], change: change(work) });

const changes: readonly (readonly [string, Change])[] = [
  [
    'its status',
    {
      change: edit((work) => ({ statusId: work.statusId('Fait') })),
      filter: () => 'state=closed',
      through: [false, true],
    },
  ],
  [
    'its status, among many',
    {
      change: bulk((work) => ({ statusId: work.statusId('Fait') })),
      filter: () => 'state=open',
      through: [true, false],
    },
  ],
  [
    'its type',
    {
      change: edit((work) => ({ typeId: work.typeId('Email') })),
      filter: (work) => `typeIds=${work.typeId('Email')}`,
      through: [false, true],
    },
  ],
  [
    'its due date',
    {
      change: edit(() => ({ dueOn: '2027-02-28' })),
      filter: () => 'dueFrom=2027-02-28&dueTo=2027-02-28&sort=due',
      through: [false, true],
    },
  ],
  [
    'its due date, taken away',
    {
      saved: () => ({ change: { dueOn: '2027-01-01' } }),
      change: edit(() => ({ dueOn: null })),
      filter: () => 'dueFrom=2026-01-01',
      through: [true, false],
    },
  ],
  [
    'its assignee',
    {
      change: bulk((work) => ({ assigneeId: work.userId('Sacha') })),
      filter: (work) => `assigneeId=${work.userId('Sacha')}`,
      through: [false, true],
    },
  ],
  [
    'its first contact',
    {
      change: edit((work) => ({ addContactIds: [work.contactId('Jeanne Roux')] })),
      filter: () => 'view=transverse',
      through: [true, false],
    },
  ],
  [
    'its last contact',
    {
      saved: () => ({ addresses: [jeanne] }),
      change: edit((work) => ({ removeContactIds: [work.contactId('Jeanne Roux')] })),
      filter: () => 'view=transverse',
      through: [false, true],
    },
  ],
  [
    'its deletion',
    { change: (work, id) => work.call('admin', `DELETE /v1/tasks/${id}`), filter: () => '', through: [true, false] },
  ],
  [
    'its return',
    {
      change: async (work, id) => {
        await work.call('admin', `DELETE /v1/tasks/${id}`);
        return work.call('admin', `POST /v1/tasks/${id}/restore`);
      },
      filter: (work) => `statusIds=${work.statusId('À faire')}&sort=-updated`,
      through: [true, true],
    },
  ],
  [
    'its undoing',
    {
      change: (work, id) => work.call('camille', `POST /v1/tasks/${id}/undo`),
      filter: () => '',
      through: [true, false],
    },
  ],
];

describe.each(databases)('a task is found by its words on %s, and what of it is asked for follows', (kind) => {
  let work: TaskWork;
  beforeAll(async () => {
    work = await startTaskWork({ kind });
  });
  afterAll(() => work.close());

  const found = async (query: string): Promise<string[]> =>
    (await work.call('admin', `GET /v1/tasks?${query}`)).json<TaskRowPage>().tasks.map(({ id }) => id);

  it.each(changes)('%s', async (name, { saved, change, filter, through: [before, after] }) => {
    const { change: form, ...rest } = saved?.(work) ?? {};
    // A word of its own: no other task is found.
    const word = `mot${changes.findIndex(([one]) => one === name)}x`;
    const task = await work.save('camille', { ...rest, change: { ...form, title: `Devis ${word}` } });
    const query = `text=${word}&${filter(work)}`;
    expect(await found(query)).toEqual(before ? [task.id] : []);
    await change(work, task.id);
    expect(await found(query)).toEqual(after ? [task.id] : []);
  });

  it('the time of its last change', async () => {
    const tasks = [];
    for (const title of ['Relance suivie un', 'Relance suivie deux', 'Relance suivie trois'])
      tasks.push(await work.save('camille', { change: { title } }));
    const [first, second, third] = tasks.map(({ id }) => id);
    work.service.setClock(60_000);
    await work.call('admin', `PATCH /v1/tasks/${first ?? ''}`, { version: 1, statusId: work.statusId('Fait') });
    work.service.setClock(0);
    expect(await found('text=suivie&sort=-updated')).toEqual([first, third, second]);
    expect(await found('text=suivie&sort=updated')).toEqual([second, third, first]);
  });
});
