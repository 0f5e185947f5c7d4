import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../../../backend/platform/database/connect.ts';
import { withEnvironment } from '../../../../backend/platform/database/environment-scope.ts';
import { readTask } from '../../../../backend/tasks/sql/read-task.ts';
import type { NewTask } from '../../../../backend/tasks/sql/task-record.ts';
import { createTaskIn } from '../../../../backend/tasks/create-task.ts';
import { undoTaskIn } from '../../../../backend/tasks/undo-task.ts';
import { databases, openTestDatabase } from '../../../support/database.ts';
import { loadTestEnvironment, made, makeTask, type TestEnvironment } from '../../../support/environment.ts';

const minute = 60_000;
const rep = 'rep@test.example';

describe.each(databases)('tasks on %s', (kind) => {
  let database: Database;
  let environment: TestEnvironment;

  beforeAll(async () => {
    database = await openTestDatabase(kind);
    environment = await loadTestEnvironment(database);
  });
  afterAll(() => database.close());

  const create = (task: NewTask, email = rep) =>
    withEnvironment(database, environment.id, (handle) =>
      createTaskIn(handle, task, { userId: environment.user(email), at: made }),
    );
  const read = (taskId: string, email = rep, at = made) =>
    withEnvironment(database, environment.id, (handle) =>
      readTask(handle, taskId, { viewer: environment.viewer(email), at }),
    );
  const undo = (taskId: string, email: string, at: Date) =>
    withEnvironment(database, environment.id, (handle) =>
      undoTaskIn(handle, taskId, { viewer: environment.viewer(email), at }),
    );

  it('keeps everything of a task', async () => {
    const fileId = randomUUID();
    const linkId = randomUUID();
    const task = makeTask(environment, {
      title: 'Devis "menuiserie" \\ {100 %}, NULL',
      contactIds: [environment.contact('Anne Roux'), environment.contact('Menuiserie Roux')],
      dueOn: '2026-12-01',
      source: { kind: 'mail', keys: ['mail:a@b', `mail:${'é'.repeat(990)}`] },
      attachments: [
        {
          id: fileId,
          kind: 'file',
          name: 'a,"b"\\{c}.pdf',
          mediaType: 'application/pdf',
          size: 5_000_000_000,
          sha256: 'ab'.repeat(32),
          inline: true,
          contentId: null,
        },
        { id: linkId, kind: 'link', name: 'NULL', mediaType: 'text/html', url: 'https://drive.example/x' },
      ],
      omissions: [{ name: 'gros.zip', size: null, reason: 'unreadable' }],
    });
    const created = await create(task);
    expect(created).toMatchObject({ outcome: 'created', taskId: task.id });
    expect(await read(task.id)).toEqual({
      id: task.id,
      number: created.outcome === 'created' ? created.number : 'none',
      title: task.title,
      type: { id: environment.typeId, label: 'Appel' },
      status: { id: environment.statusId, label: 'À faire', closed: false },
      transverse: false,
      contacts: [
        {
          id: environment.contact('Anne Roux'),
          name: 'Anne Roux',
          email: 'anne@roux.example',
          company: 'Menuiserie Roux',
        },
        {
          id: environment.contact('Menuiserie Roux'),
          name: 'Menuiserie Roux',
          email: 'contact@roux.example',
          company: null,
        },
      ],
      hiddenContacts: 0,
      author: { id: environment.user(rep), name: 'rep', email: rep },
      assignee: { id: environment.user(rep), name: 'rep', email: rep },
      dueOn: '2026-12-01',
      attachmentCount: 2,
      createdAt: made.toISOString(),
      description: task.description,
      attachments: [
        {
          id: fileId,
          name: 'a,"b"\\{c}.pdf',
          mediaType: 'application/pdf',
          size: 5_000_000_000,
          sha256: 'ab'.repeat(32),
          inline: true,
          contentId: null,
          link: null,
        },
        {
          id: linkId,
          name: 'NULL',
          mediaType: 'text/html',
          size: null,
          sha256: null,
          inline: false,
          contentId: null,
          link: 'https://drive.example/x',
        },
      ],
      omissions: [{ name: 'gros.zip', size: null, reason: 'unreadable' }],
      meeting: null,
      addedMessages: 0,
      otherTasks: [],
      sourceKind: 'mail',
      sourceKeys: ['mail:a@b', `mail:${'é'.repeat(990)}`],
      undoUntil: new Date(made.getTime() + 10 * minute).toISOString(),
      undoneAt: null,
    });
  });

  it('drops NUL and replaces half surrogate pairs, which the database cannot hold', async () => {
    const task = makeTask(environment, { title: 'a\u0000b\ud800c' });
    expect(await create(task)).toMatchObject({ outcome: 'created' });
    expect(await read(task.id)).toMatchObject({ title: 'ab\ufffdc' });
  });

  it('counts up from one, without gaps when a task is refused', async () => {
    const other = await loadTestEnvironment(database);
    const numbers = await withEnvironment(database, other.id, async (handle) => {
      const by = { userId: other.user(rep), at: made };
      const first = await createTaskIn(handle, makeTask(other), by);
      const refused = await createTaskIn(handle, makeTask(other, { typeId: randomUUID() }), by);
      const second = await createTaskIn(handle, makeTask(other), by);
      return [first, refused, second].map((result) => ('number' in result ? result.number : result.outcome));
    });
    expect(numbers).toEqual([1, 'unknown_reference', 2]);
  });

  it.each([
    ['a user without rights', 'none@test.example', 'rights_missing'],
    ['an admin without rights', 'admin@test.example', 'rights_missing'],
    ['a user with the task list', 'list@test.example', 'created'],
    ['a rep of all accounts', 'all@test.example', 'created'],
  ])('creating a transverse task: %s', async (_who, email, outcome) => {
    expect(await create(makeTask(environment), email)).toMatchObject({ outcome });
  });

  it.each([
    [rep, 'Bob Blanc', 'contacts_out_of_scope'],
    [rep, 'Nora Noir', 'contacts_out_of_scope'],
    [rep, 'Luc Seul', 'created'],
    ['all@test.example', 'Bob Blanc', 'created'],
    ['all@test.example', 'Nora Noir', 'contacts_out_of_scope'],
    ['list@test.example', 'Anne Roux', 'contacts_out_of_scope'],
  ])('%s linking %s: %s', async (email, name, outcome) => {
    const contactIds = [environment.contact(name)];
    const result = await create(makeTask(environment, { contactIds }), email);
    expect(result.outcome).toBe(outcome);
  });

  it('refuses a task whole and names the contacts out of scope, unknown ones too', async () => {
    const unknown = randomUUID();
    const outside = environment.contact('Bob Blanc');
    const task = makeTask(environment, { contactIds: [environment.contact('Anne Roux'), outside, unknown] });
    expect(await create(task)).toEqual({ outcome: 'contacts_out_of_scope', contactIds: [outside, unknown] });
    expect(await read(task.id, 'admin@test.example')).toBeNull();
  });

  it('answers a retry with the first task, and other content with a conflict', async () => {
    const task = makeTask(environment);
    await create(task);
    const retry = { ...task, id: randomUUID() };
    expect(await create(retry)).toEqual({ outcome: 'replayed', taskId: task.id });
    expect(await create({ ...retry, contentHash: 'other' })).toEqual({ outcome: 'conflict', taskId: task.id });
    expect(await create(retry, 'all@test.example')).toMatchObject({ outcome: 'created', taskId: retry.id });
  });

  it('makes one task of fifty requests at once with one key', async () => {
    const task = makeTask(environment);
    const results = await Promise.all(Array.from({ length: 50 }, () => create({ ...task, id: randomUUID() })));
    const created = results.filter((result) => result.outcome === 'created');
    expect(created).toHaveLength(1);
    const [first] = created;
    expect(results.filter((result) => result.outcome === 'replayed')).toEqual(
      Array.from({ length: 49 }, () => ({ outcome: 'replayed', taskId: first?.taskId })),
    );
  });

  it('undoes within ten minutes, once, by whoever may write', async () => {
    const task = makeTask(environment, { contactIds: [environment.contact('Anne Roux')] });
    await create(task);
    const soon = new Date(made.getTime() + 10 * minute);
    const late = new Date(made.getTime() + 10 * minute + 1);
    expect(await undo(task.id, 'list@test.example', soon)).toBe('not_found');
    expect(await undo(task.id, rep, late)).toBe('expired');
    expect(await undo(task.id, 'all@test.example', soon)).toBe('undone');
    expect(await undo(task.id, rep, late)).toBe('already_undone');
    expect(await read(task.id)).toMatchObject({ undoneAt: soon.toISOString(), undoUntil: null });
    expect(await create({ ...task, id: randomUUID() })).toEqual({ outcome: 'replayed', taskId: task.id });
  });

  it('lets the task list read a transverse task but not undo it', async () => {
    const task = makeTask(environment);
    await create(task);
    expect(await read(task.id, 'list@test.example')).toMatchObject({ transverse: true, undoUntil: null });
    expect(await undo(task.id, 'list@test.example', made)).toBe('forbidden');
  });

  it('shows contacts outside the scope as a count', async () => {
    const task = makeTask(environment, {
      contactIds: [environment.contact('Anne Roux'), environment.contact('Bob Blanc')],
    });
    await create(task, 'all@test.example');
    expect(await read(task.id)).toMatchObject({
      contacts: [{ name: 'Anne Roux' }],
      hiddenContacts: 1,
      transverse: false,
    });
  });
});
