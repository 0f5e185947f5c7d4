import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PageProblem } from '../../../../shared/page-errors.ts';
import type { MessageRequest } from '../../../../shared/tasks/requests.ts';
import type { TaskCreated } from '../../../../shared/tasks/task.ts';
import type { TaskRowPage } from '../../../../shared/tasks/task-list.ts';
import type { TaskEvent } from '../../../../shared/tasks/task-change.ts';
import { oneDatabase } from '../../../support/database.ts';
import { postTask, taskForm, taskRequest, type TestFile } from '../../../support/task-form.ts';
import { startTaskWork, type Person, type TaskWork } from '../../../support/task-work.ts';

const manual = { kind: 'manual' as const, keys: [] };
const nothing = { html: null, text: null, truncated: false };

describe.each(oneDatabase)('by hand on %s', (kind) => {
  let work: TaskWork;
  beforeAll(async () => {
    work = await startTaskWork({ kind });
  });
  afterAll(() => work.close());

  const bearer = (person: Person) =>
    person === 'dominique'
      ? work.service.bearer('dominique@autre.example', 'autre')
      : work.service.bearer(`${person}@demo.example`);

  async function post(person: Person, change: object) {
    return postTask(
      work.service,
      await bearer(person),
      taskForm(taskRequest(work.draft, { source: manual, ...change })),
    );
  }

  interface Note {
    request: MessageRequest;
    files: readonly TestFile[];
  }

  function noteOf(change: Partial<MessageRequest> = {}, files: readonly TestFile[] = []): Note {
    const { idempotencyKey, description, links, omissions, ...rest } = taskRequest(work.draft, {}, files);
    const request = { idempotencyKey, title: 'Note', description, source: manual, links, omissions };
    return { request: { ...request, files: rest.files, ...change }, files };
  }

  async function add(person: Person, taskId: string, { request, files }: Note) {
    const form = taskForm(request, files);
    return work.service.app.inject({
      method: 'POST',
      url: `/v1/tasks/${taskId}/messages`,
      headers: { ...(await bearer(person)), ...form.headers },
      payload: form.payload,
    });
  }

  it('a task is made as from a mail: contacts, files, assignee, text', async () => {
    const added = [{ name: 'plan.pdf', bytes: Buffer.from('plan') }];
    const task = await work.save('sacha', {
      addresses: ['jeanne@boreal.example'],
      files: added,
      change: {
        source: manual,
        description: { html: null, text: 'À faire <vite>', truncated: false },
        assigneeId: work.userId('Camille'),
        dueOn: '2027-03-01',
      },
    });
    expect(task).toMatchObject({
      sourceKind: 'manual',
      sourceKeys: [],
      otherTasks: [],
      addedMessages: 0,
      contacts: [{ name: 'Jeanne Roux' }],
      assignee: { name: 'Camille' },
      dueOn: '2027-03-01',
      attachments: [{ name: 'plan.pdf' }],
      description: { html: '<p>À faire &lt;vite&gt;</p>', text: 'À faire <vite>' },
    });
    const listed = (await work.call('camille', 'GET /v1/tasks?source=manual')).json<TaskRowPage>().tasks;
    expect(listed.map(({ id }) => id)).toEqual([task.id]);
  });

  it('a task is none of another: the same again is another task, and neither knows of the other', async () => {
    const answers = [await post('camille', {}), await post('camille', {})];
    const tasks = answers.map((answer) => answer.json<TaskCreated>().task);
    expect(new Set(tasks.map(({ id }) => id)).size).toBe(2);
    expect(tasks.map(({ otherTasks }) => otherTasks)).toEqual([[], []]);
  });

  it('the same key answers the first task again, other content does not', async () => {
    const idempotencyKey = randomUUID();
    const [first, again] = [await post('camille', { idempotencyKey }), await post('camille', { idempotencyKey })];
    expect(again.json<TaskCreated>()).toEqual({ ...first.json<TaskCreated>(), replayed: true });
    const other = await post('camille', { idempotencyKey, title: 'Autre' });
    expect(other.json<PageProblem>().code).toBe('idempotency_conflict');
  });

  it.each<[Person, number]>([
    ['camille', 201],
    ['sacha', 201],
    ['noa', 201],
    ['admin', 201],
    ['alix', 403],
  ])('a task is made with the rights that a mail needs: %s, %i', async (person, status) => {
    expect((await post(person, {})).statusCode).toBe(status);
  });

  it('contacts of others cannot be linked', async () => {
    const answer = await post('camille', { contactIds: [work.contactId('Paul Zinc')] });
    expect(answer.json<PageProblem>().code).toBe('contacts_out_of_scope');
  });

  it.each([
    ['keys of a mail', { kind: 'manual', keys: ['mail:a@b'] }],
    ['another kind without keys', { kind: 'mail', keys: [] }],
  ])('a source cannot have %s', async (_name, source) => {
    expect((await post('camille', { source })).json<PageProblem>().code).toBe('invalid_request');
  });

  it('a note comes under its title, is no mail, and counts as a change', async () => {
    const task = await work.save('camille');
    const description = { html: null, text: 'Rappelé à 10 h', truncated: false };
    const answer = await add('camille', task.id, noteOf({ title: 'Appel du matin', description }));
    expect(answer.json<TaskCreated>().task).toMatchObject({
      addedMessages: 0,
      description: { text: `Bonjour\n\n${'-'.repeat(40)}\nAppel du matin\n\nRappelé à 10 h` },
    });
    expect(await work.read('camille', task.id)).toMatchObject({ version: 2 });
    const { events } = (await work.call('camille', `GET /v1/tasks/${task.id}/history`)).json<{ events: TaskEvent[] }>();
    expect(events.map(({ action }) => action)).toContain('task.note_added');
    const found = (await work.call('camille', 'GET /v1/tasks?text=rappel%C3%A9')).json<TaskRowPage>().tasks;
    expect(found.map(({ id }) => id)).toContain(task.id);
  });

  it('files alone leave the text as it is, and the same key adds them once', async () => {
    const task = await work.save('camille');
    const added = [{ name: 'plan.pdf', bytes: Buffer.from('plan') }];
    const note = noteOf({ description: nothing }, added);
    const first = (await add('camille', task.id, note)).json<TaskCreated>();
    expect(first.task.description).toEqual(task.description);
    expect(first.task.attachments.map(({ name }) => name)).toEqual(['plan.pdf']);
    expect((await add('camille', task.id, note)).json<TaskCreated>()).toEqual({ ...first, replayed: true });
  });

  it('nothing is no note', async () => {
    const task = await work.save('camille');
    const answer = await add('camille', task.id, noteOf({ description: nothing }));
    expect(answer.json<PageProblem>()).toMatchObject({ code: 'invalid_request', fields: [{ path: 'task' }] });
    expect((await work.read('camille', task.id)).version).toBe(1);
  });

  it.each<[Person, number]>([
    ['camille', 200],
    ['admin', 200],
    ['noa', 403],
    ['sacha', 404],
    ['alix', 404],
    ['dominique', 404],
  ])('a note is added by whoever may write the task: %s, %i', async (person, status) => {
    const task = await work.save('camille');
    expect((await add(person, task.id, noteOf())).statusCode).toBe(status);
  });

  it('no note is added to what is gone', async () => {
    const task = await work.save('camille');
    await work.call('camille', `DELETE /v1/tasks/${task.id}`);
    expect((await add('camille', task.id, noteOf())).statusCode).toBe(404);
  });
});
