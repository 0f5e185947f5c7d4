import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PageProblem } from '../../../../shared/page-errors.ts';
import type { TaskRowPage } from '../../../../shared/tasks/task-list.ts';
import type { TaskDetail } from '../../../../shared/tasks/task-change.ts';
import { oneDatabase } from '../../../support/database.ts';
import { taskForm, taskRequest } from '../../../support/task-form.ts';
import { startTaskWork, type Person, type TaskWork } from '../../../support/task-work.ts';

const jeanne = 'jeanne@boreal.example';
const paul = 'paul@zenith.example';

interface Saved {
  by: Person;
  addresses: string[];
  assignee?: string;
}

describe.each(oneDatabase)('a task is changed on %s', (kind) => {
  let work: TaskWork;
  beforeAll(async () => {
    work = await startTaskWork({ kind });
  });
  afterAll(() => work.close());

  const patch = (person: Person, taskId: string, change: object) =>
    work.call(person, `PATCH /v1/tasks/${taskId}`, change);
  const codeOf = (answer: Awaited<ReturnType<TaskWork['call']>>) => [
    answer.statusCode,
    answer.statusCode === 200 ? null : answer.json<PageProblem>().code,
  ];

  // What each of them has of the task: by author, by assignee, by contact, by right, by none.
  const transverse = { by: 'camille' as const, addresses: [] };
  const ofBoth = { by: 'sacha' as const, addresses: [jeanne, paul] };
  const handedOn = { by: 'sacha' as const, addresses: [paul], assignee: 'Camille' };
  it.each<[string, [Saved, Person], [number, string | null]]>([
    ['its author', [transverse, 'camille'], [200, null]],
    ['an admin', [transverse, 'admin'], [200, null]],
    ['who reads it by the task list', [transverse, 'noa'], [403, 'rights_missing']],
    ['a rep who may not read it', [transverse, 'sacha'], [404, 'not_found']],
    ['a user without rights', [transverse, 'alix'], [404, 'not_found']],
    ['a user of another environment', [transverse, 'dominique'], [404, 'not_found']],
    ['a rep of one of its contacts', [ofBoth, 'camille'], [200, null]],
    ['an admin, of contacts', [ofBoth, 'admin'], [200, null]],
    ['the task list, of contacts', [ofBoth, 'noa'], [404, 'not_found']],
    ['its assignee', [handedOn, 'camille'], [200, null]],
    ['its author, of another’s', [handedOn, 'sacha'], [200, null]],
  ])('by %s', async (_who, [{ by, addresses, assignee }, person], [status, code]) => {
    const change = assignee === undefined ? {} : { assigneeId: work.userId(assignee) };
    const task = await work.save(by, { addresses, change });
    const answer = await patch(person, task.id, { version: 1, title: 'Autrement' });
    expect(codeOf(answer)).toEqual([status, code]);
    const { title, version } = await work.read('admin', task.id);
    expect({ title, version }).toEqual(
      status === 200 ? { title: 'Autrement', version: 2 } : { title: 'Devis à relancer', version: 1 },
    );
  });

  it('in every field at once, counting the change and saying when', async () => {
    const task = await work.save('sacha', { addresses: [jeanne] });
    const answer = await patch('sacha', task.id, {
      version: 1,
      title: '  Relancer\nBoréal ',
      typeId: work.typeId('Email'),
      statusId: work.statusId('Fait'),
      dueOn: '2027-02-28',
      assigneeId: work.userId('Camille'),
      addContactIds: [work.contactId('Paul Zinc')],
      removeContactIds: [work.contactId('Jeanne Roux')],
      description: 'Une <b>ligne</b>\r\n\r\nune autre',
    });
    expect(answer.statusCode).toBe(200);
    const detail = answer.json<TaskDetail>();
    expect(detail).toMatchObject({
      title: 'Relancer Boréal',
      type: { label: 'Email' },
      status: { label: 'Fait', closed: true },
      dueOn: '2027-02-28',
      assignee: { name: 'Camille' },
      contacts: [{ name: 'Paul Zinc' }],
      hiddenContacts: 0,
      transverse: false,
      description: {
        html: '<p>Une &lt;b&gt;ligne&lt;/b&gt;</p>\n<p>une autre</p>',
        text: 'Une <b>ligne</b>\n\nune autre',
        truncated: false,
      },
      version: 2,
      writable: true,
      deletable: true,
      deleted: null,
      restoreUntil: null,
    });
    expect(detail.updatedAt >= detail.createdAt).toBe(true);
    expect(await work.read('sacha', task.id)).toEqual(detail);
  });

  it('to nobody, without a date, and to no contact', async () => {
    const task = await work.save('camille', { addresses: [jeanne], change: { dueOn: '2027-01-01' } });
    const change = { version: 1, assigneeId: null, dueOn: null, removeContactIds: [work.contactId('Jeanne Roux')] };
    const answer = await patch('camille', task.id, change);
    expect(answer.json<TaskDetail>()).toMatchObject({ assignee: null, dueOn: null, contacts: [], transverse: true });
    const listed = (await work.call('noa', 'GET /v1/tasks')).json<TaskRowPage>().tasks;
    expect(listed.map(({ id }) => id)).toContain(task.id);
  });

  it('once of two edits of the same version; the same edit again is one', async () => {
    const task = await work.save('camille', { addresses: [jeanne] });
    const answers = await Promise.all(
      ['Un', 'Deux'].map((title) => patch(title === 'Un' ? 'camille' : 'sacha', task.id, { version: 1, title })),
    );
    expect(answers.map(codeOf).sort()).toEqual([
      [200, null],
      [409, 'task_changed'],
    ]);
    const { title, version } = await work.read('camille', task.id);
    expect(version).toBe(2);
    const again = await patch('camille', task.id, { version: 1, title });
    expect(again.json<TaskDetail>()).toMatchObject({ title, version: 2 });
  });

  it('after or before a note that comes at the same time, losing neither', async () => {
    const task = await work.save('camille');
    const note = taskRequest(work.draft, { description: { html: null, text: 'Une note', truncated: false } });
    const { idempotencyKey, description, files, links, omissions } = note;
    const manual = { kind: 'manual', keys: [] };
    const form = taskForm({ idempotencyKey, title: 'Note', description, files, links, omissions, source: manual });
    const [edit, added] = await Promise.all([
      patch('camille', task.id, { version: 1, description: 'Texte nouveau' }),
      work.service.app.inject({
        method: 'POST',
        url: `/v1/tasks/${task.id}/messages`,
        headers: { ...(await work.service.bearer('camille@demo.example')), ...form.headers },
        payload: form.payload,
      }),
    ]);
    expect(added.statusCode).toBe(200);
    const { description: text, version } = await work.read('camille', task.id);
    expect(text.text).toContain('Une note');
    expect([edit.statusCode, version, text.text.startsWith('Texte nouveau')]).toEqual(
      edit.statusCode === 200 ? [200, 3, true] : [409, 2, false],
    );
  });

  it('not at all when nothing differs', async () => {
    const task = await work.save('camille', { change: { dueOn: '2027-01-01' } });
    const { title, type, status, dueOn, assignee, description } = task;
    const same = { title, typeId: type.id, statusId: status.id, dueOn, assigneeId: assignee?.id ?? null };
    const answer = await patch('camille', task.id, { version: 1, ...same, description: description.text });
    expect(answer.json<TaskDetail>()).toMatchObject({ version: 1, description: { html: '<p>Bonjour</p>' } });
    expect((await patch('camille', task.id, { version: 1 })).json<TaskDetail>().version).toBe(1);
  });

  it('not after it was deleted or undone', async () => {
    const deleted = await work.save('camille');
    await work.call('camille', `DELETE /v1/tasks/${deleted.id}`);
    expect(codeOf(await patch('camille', deleted.id, { version: 1, title: 'X' }))).toEqual([409, 'task_changed']);
    expect(codeOf(await patch('camille', deleted.id, { version: 2, title: 'X' }))).toEqual([404, 'not_found']);
    const undone = await work.save('camille');
    await work.call('camille', `POST /v1/tasks/${undone.id}/undo`);
    expect(codeOf(await patch('camille', undone.id, { version: 2, title: 'X' }))).toEqual([404, 'not_found']);
  });

  it('never by contacts outside the scope, which stay linked', async () => {
    const task = await work.save('sacha', { addresses: [jeanne, paul] });
    const hidden = work.contactId('Paul Zinc');
    for (const change of [{ addContactIds: [hidden] }, { removeContactIds: [hidden] }]) {
      const refused = await patch('camille', task.id, { version: 1, title: 'Non', ...change });
      expect(refused.json<PageProblem>()).toMatchObject({ code: 'contacts_out_of_scope', contactIds: [hidden] });
    }
    const nobody = randomUUID();
    const unknown = await patch('camille', task.id, { version: 1, removeContactIds: [nobody] });
    expect(unknown.json<PageProblem>()).toMatchObject({ code: 'contacts_out_of_scope', contactIds: [nobody] });
    const other = await patch('sacha', task.id, { version: 1, addContactIds: [work.contactId('Luc Pain')] });
    expect(other.json<PageProblem>()).toMatchObject({ code: 'contacts_out_of_scope' });
    const last = await patch('camille', task.id, { version: 1, removeContactIds: [work.contactId('Jeanne Roux')] });
    // Camille reads it once more, as changed: what is left is Zénith's, whose rep she is not.
    expect(last.json<TaskDetail>()).toMatchObject({ contacts: [], hiddenContacts: 1, writable: false, version: 2 });
    expect(codeOf(await work.call('camille', `GET /v1/tasks/${task.id}`))).toEqual([404, 'not_found']);
    expect((await work.read('sacha', task.id)).contacts.map(({ name }) => name)).toEqual(['Paul Zinc']);
  });

  it('only to an active rep, by whoever may write it', async () => {
    const task = await work.save('camille');
    const noa = (await work.call('admin', 'GET /v1/users?query=noa')).json<{ users: { id: string }[] }>().users[0];
    for (const assigneeId of [noa?.id, randomUUID()]) {
      expect(codeOf(await patch('camille', task.id, { version: 1, assigneeId }))).toEqual([403, 'assignee_refused']);
    }
    await work.service.sql(`update users set disabled_at = now() where email = 'sacha@demo.example'`);
    const disabled = await patch('camille', task.id, { version: 1, assigneeId: work.userId('Sacha') });
    await work.service.sql(`update users set disabled_at = null where email = 'sacha@demo.example'`);
    expect(codeOf(disabled)).toEqual([403, 'assignee_refused']);
    // A task that is the caller's by the task list alone is theirs to hand on too.
    const own = await work.save('noa');
    const given = await patch('noa', own.id, { version: 1, assigneeId: work.userId('Sacha') });
    expect(given.json<TaskDetail>()).toMatchObject({ assignee: { name: 'Sacha' }, writable: true });
  });

  it('not to an archived type or status, which may stay', async () => {
    const task = await work.save('camille', { change: { typeId: work.typeId('Email') } });
    await work.service.sql(`update task_types set archived_at = now() where label = 'Email'`);
    const kept = await patch('camille', task.id, { version: 1, typeId: work.typeId('Email'), title: 'Autre' });
    const other = await work.save('camille');
    const chosen = await patch('camille', other.id, { version: 1, typeId: work.typeId('Email') });
    const foreign = await patch('camille', other.id, { version: 1, statusId: randomUUID() });
    await work.service.sql(`update task_types set archived_at = null where label = 'Email'`);
    expect(kept.json<TaskDetail>()).toMatchObject({ title: 'Autre', type: { label: 'Email' }, version: 2 });
    expect(chosen.json<PageProblem>()).toMatchObject({ code: 'invalid_request', fields: [{ path: 'body.typeId' }] });
    expect(foreign.json<PageProblem>()).toMatchObject({ code: 'invalid_request', fields: [{ path: 'body.statusId' }] });
  });

  it.each<[string, object, string]>([
    ['without a version', { title: 'X' }, 'body.version'],
    ['with a title of blanks', { version: 1, title: ' \n ' }, 'body.title'],
    ['with an empty title', { version: 1, title: '' }, 'body.title'],
    ['with a title too long', { version: 1, title: 'x'.repeat(501) }, 'body.title'],
    ['with a day that is none', { version: 1, dueOn: '2027-02-29' }, 'body.dueOn'],
    ['with a contact that is no id', { version: 1, addContactIds: ['x'] }, 'body.addContactIds.0'],
    ['with a description too long', { version: 1, description: 'x'.repeat(200_001) }, 'body.description'],
    ['with what it does not know', { version: 1, authorId: randomUUID() }, 'body'],
  ])('not %s', async (_name, change, path) => {
    const task = await work.save('camille');
    const answer = await patch('camille', task.id, change);
    expect(answer.json<PageProblem>()).toMatchObject({ code: 'invalid_request', fields: [{ path }] });
  });

  it('not by a contact that is added and taken away at once', async () => {
    const task = await work.save('camille', { addresses: [jeanne] });
    const id = work.contactId('Jeanne Roux');
    const answer = await patch('camille', task.id, { version: 1, addContactIds: [id], removeContactIds: [id] });
    expect(answer.json<PageProblem>()).toMatchObject({ fields: [{ path: 'body.removeContactIds' }] });
  });

  it('counting an undo too', async () => {
    const task = await work.save('camille');
    work.service.setClock(1000);
    await work.call('camille', `POST /v1/tasks/${task.id}/undo`);
    work.service.setClock(0);
    const { version, updatedAt, undoneAt } = await work.read('camille', task.id);
    expect({ version, updatedAt }).toEqual({ version: 2, updatedAt: undoneAt });
  });

  it('without teaching what its status is now', async () => {
    const task = await work.save('camille', { addresses: [jeanne] });
    await patch('camille', task.id, { version: 1, statusId: work.statusId('Fait'), typeId: work.typeId('Email') });
    const draft = await work.service.app.inject({
      method: 'POST',
      url: '/v1/drafts',
      headers: await work.service.bearer('camille@demo.example'),
      payload: {
        source: { kind: 'mail', keys: [`mail:${randomUUID()}@demo.example`] },
        addresses: [{ address: jeanne, name: null, origin: 'from' }],
      },
    });
    expect(draft.json<{ defaults: object }>().defaults).toMatchObject({
      typeId: work.typeId('Email'),
      typeFrom: 'contact',
      statusId: work.statusId('À faire'),
      statusFrom: 'contact',
    });
  });
});
