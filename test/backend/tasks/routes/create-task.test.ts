import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Problem } from '../../../../shared/errors.ts';
import type { Task, TaskCreated } from '../../../../shared/tasks/task.ts';
import type { TaskRowPage } from '../../../../shared/tasks/task-list.ts';
import { databases } from '../../../support/database.ts';
import { startTestService, type TestService } from '../../../support/service.ts';
import { openDraft, postTask, taskForm, taskRequest, type TestFile } from '../../../support/task-form.ts';

describe.each(databases)('POST /v1/tasks on %s', (kind) => {
  let service: TestService;
  let camille: { authorization: string };

  beforeAll(async () => {
    service = await startTestService({ kind });
    camille = await service.bearer('camille@demo.example');
  });
  afterAll(() => service.close());

  function post(form: ReturnType<typeof taskForm>, headers = camille) {
    return postTask(service, headers, form);
  }

  it('saves a mail with its contacts and files, and gives it back whole', async () => {
    const files: TestFile[] = [
      { name: 'devis "final".pdf', bytes: randomBytes(1000), mediaType: 'application/pdf' },
      { name: 'logo.png', bytes: randomBytes(70_000), mediaType: 'image/png', inline: true, contentId: 'logo@mail' },
      { name: 'vide.txt', bytes: Buffer.alloc(0), mediaType: 'text/plain' },
    ];
    const draft = await openDraft(service, camille, ['jeanne@boreal.example']);
    const contactIds = draft.contacts.filter((contact) => contact.ticked).map((contact) => contact.id);
    const request = taskRequest(
      draft,
      {
        title: '  Devis\r\nà\u0000 relancer ',
        contactIds,
        description: {
          html: '<p>Voici</p><img src="cid:logo@mail"><script>alert(1)</script>',
          text: null,
          truncated: false,
        },
        omissions: [{ name: 'gros.zip', size: 90_000_000, reason: 'tooLarge' }],
        links: [{ name: 'Plan', mediaType: 'text/html', url: 'https://drive.example/plan' }],
      },
      files,
    );

    const answer = await post(taskForm(request, files));
    expect(answer.statusCode).toBe(201);
    const { task, replayed } = answer.json<TaskCreated>();
    expect(replayed).toBe(false);
    expect(task).toMatchObject({
      title: 'Devis à relancer',
      number: 1,
      transverse: false,
      contacts: [{ name: 'Jeanne Roux', email: 'jeanne@boreal.example', company: 'Boréal' }],
      author: { email: 'camille@demo.example' },
      assignee: { email: 'camille@demo.example' },
      omissions: [{ name: 'gros.zip', size: 90_000_000, reason: 'tooLarge' }],
    });
    expect(task.description.text).toBe('Voici');
    expect(task.description.html).not.toContain('script');
    expect(task.attachments.map(({ name, size, sha256 }) => ({ name, size, sha256 }))).toEqual([
      ...files.map(({ name, bytes }) => ({
        name: name.replaceAll('"', '_'),
        size: bytes.byteLength,
        sha256: createHash('sha256').update(bytes).digest('hex'),
      })),
      { name: 'Plan', size: null, sha256: null },
    ]);
    const logo = task.attachments[1];
    expect(task.description.html).toContain(`src="${logo?.url ?? ''}"`);
    expect(task.attachments[3]?.url).toBe('https://drive.example/plan');

    const detail = await service.app.inject({ url: `/v1/tasks/${task.id}`, headers: camille });
    expect(detail.json<Task>()).toMatchObject(task);
    const list = await service.app.inject({ url: '/v1/tasks', headers: camille });
    expect(list.json<TaskRowPage>().tasks).toMatchObject([{ id: task.id, attachmentCount: 4 }]);
    for (const [index, file] of files.entries()) {
      const download = await service.app.inject({ url: task.attachments[index]?.url ?? '', headers: camille });
      expect(download.statusCode).toBe(200);
      expect(download.rawPayload).toEqual(file.bytes);
      expect(download.headers['content-type']).toBe(file.mediaType);
    }
    expect(await service.files()).toHaveLength(3);
  });

  it('measures a description without what it does not keep', async () => {
    const draft = await openDraft(service, camille, []);
    const image = `<img src="data:image/png;base64,${'A'.repeat(4_000_000)}">`;
    const create = (html: string) =>
      post(taskForm(taskRequest(draft, { description: { html, text: null, truncated: false } })));
    const refused = await create(`${image}<p>${'a'.repeat(2_000_000)}</p>`);
    expect([refused.statusCode, refused.json<Problem>().code]).toEqual([413, 'payload_too_large']);
    const { task } = (await create(`${image}<!-- c --><p>Bonjour</p>`)).json<TaskCreated>();
    expect(task.description).toEqual({ html: '<img /><p>Bonjour</p>', text: 'Bonjour', truncated: false });
  });

  it('stores equal files of several tasks once', async () => {
    const before = (await service.files()).length;
    const files = [{ name: 'a.bin', bytes: randomBytes(500) }];
    const draft = await openDraft(service, camille);
    for (const name of ['a.bin', 'b.bin']) {
      const same = files.map((file) => ({ ...file, name }));
      expect((await post(taskForm(taskRequest(draft, {}, same), same))).statusCode).toBe(201);
    }
    expect((await service.files()).length).toBe(before + 1);
  });

  it('answers the first task again for the same key and content, and 409 for other content', async () => {
    const files = [{ name: 'a.bin', bytes: randomBytes(500) }];
    const draft = await openDraft(service, camille);
    const request = taskRequest(draft, {}, files);
    const first = (await post(taskForm(request, files))).json<TaskCreated>();

    const again = await post(taskForm(request, files));
    expect(again.statusCode).toBe(201);
    expect(again.json<TaskCreated>()).toEqual({ task: first.task, replayed: true });

    const filesBefore = await service.files();
    const otherTitle = await post(taskForm({ ...request, title: 'Autre' }, files));
    const otherFile = await post(taskForm(request, [{ name: 'a.bin', bytes: randomBytes(500) }]));
    for (const answer of [otherTitle, otherFile]) {
      expect(answer.statusCode).toBe(409);
      expect(answer.json<Problem>()).toMatchObject({ code: 'idempotency_conflict', taskId: first.task.id });
    }
    expect(await service.files()).toEqual(filesBefore);
  });

  it('answers the undone state when a key comes back after undoing', async () => {
    const draft = await openDraft(service, camille);
    const request = taskRequest(draft);
    const { task } = (await post(taskForm(request))).json<TaskCreated>();
    const undone = await service.app.inject({ method: 'POST', url: `/v1/tasks/${task.id}/undo`, headers: camille });
    expect(undone.statusCode).toBe(200);
    const replay = (await post(taskForm(request))).json<TaskCreated>();
    expect(replay.replayed).toBe(true);
    expect(replay.task.undoneAt).toBe(undone.json<Task>().undoneAt);
    expect(replay.task.undoneAt).not.toBeNull();
  });

  it('makes exactly one task of 50 equal requests at once', async () => {
    const files = [{ name: 'a.bin', bytes: randomBytes(20_000) }];
    const draft = await openDraft(service, camille);
    const form = taskForm(taskRequest(draft, {}, files), files);
    const before = (await service.files()).length;
    const answers = await Promise.all(Array.from({ length: 50 }, () => post(form)));
    expect(new Set(answers.map((answer) => answer.statusCode))).toEqual(new Set([201]));
    const created = answers.map((answer) => answer.json<TaskCreated>());
    expect(created.filter(({ replayed }) => !replayed)).toHaveLength(1);
    expect(new Set(created.map(({ task }) => task.id)).size).toBe(1);
    expect((await service.files()).length).toBe(before + 1);
  });

  it('refuses contacts outside the scope whole, naming them', async () => {
    const sacha = await service.bearer('sacha@demo.example');
    const everyone = await openDraft(service, sacha, ['jeanne@boreal.example', 'paul@zenith.example']);
    const ids = everyone.contacts.map((contact) => contact.id);
    const foreign = everyone.contacts.find((contact) => contact.name === 'Paul Zinc')?.id ?? '';
    const files = [{ name: 'a.bin', bytes: randomBytes(500) }];
    const before = await service.files();
    const answer = await post(taskForm(taskRequest(everyone, { contactIds: [...ids, randomUUID()] }, files), files));
    expect(answer.statusCode).toBe(403);
    expect(answer.json<Problem>().code).toBe('contacts_out_of_scope');
    expect(answer.json<Problem>().contactIds).toContain(foreign);
    expect(await service.files()).toEqual(before);
  });

  it.each([
    { field: 'typeId', change: { typeId: randomUUID() } },
    { field: 'statusId', change: { statusId: randomUUID() } },
    { field: 'title', change: { title: ' \u0000\t ' } },
    { field: 'title', change: { title: '' } },
    { field: 'title', change: { title: 'x'.repeat(501) } },
    { field: 'contactIds.0', change: { contactIds: ['../1'] } },
    { field: 'source.keys', change: { source: { kind: 'mail', keys: [] } } },
    { field: 'idempotencyKey', change: { idempotencyKey: 'again' } },
    { field: 'links.0.url', change: { links: [{ name: 'x', mediaType: 'text/html', url: 'javascript:alert(1)' }] } },
  ])('names $field when it is wrong', async ({ field, change }) => {
    const draft = await openDraft(service, camille);
    const answer = await post(taskForm({ ...taskRequest(draft), ...change }));
    expect(answer.statusCode).toBe(400);
    expect(answer.json<Problem>()).toMatchObject({ code: 'invalid_request', fields: [{ path: `task.${field}` }] });
  });

  it.each([
    ['alix@demo.example', 403, 'rights_missing'],
    ['noa@demo.example', 201, undefined],
  ])('answers %s with %i for a transverse task', async (email, status, code) => {
    const headers = await service.bearer(email);
    const answer = await post(taskForm(taskRequest(await openDraft(service, headers))), headers);
    expect(answer.statusCode).toBe(status);
    expect(answer.json<Partial<Problem>>().code).toBe(code);
  });

  it('keeps hostile file names as data', async () => {
    const names = [
      '../../etc/passwd',
      'a\u0000b.txt',
      `${'x'.repeat(300)}.pdf`,
      'facture\u202Efdp.exe',
      '',
      'CON',
      'même.txt',
      'même.txt',
    ];
    const files = names.map((name, index) => ({ name, bytes: Buffer.from(String(index)) }));
    const draft = await openDraft(service, camille);
    const answer = await post(taskForm(taskRequest(draft, {}, files), files));
    expect(answer.statusCode).toBe(201);
    const { attachments } = answer.json<TaskCreated>().task;
    expect(attachments.map(({ name }) => name)).toEqual([
      'passwd',
      'ab.txt',
      expect.stringMatching(/^x{251}\.pdf$/),
      'facturefdp.exe',
      'sans-nom',
      '_CON',
      'même.txt',
      'même.txt',
    ]);
    for (const { url } of attachments) {
      const download = await service.app.inject({ url, headers: camille });
      expect(download.statusCode).toBe(200);
      expect(download.headers['content-disposition']).toMatch(
        /^attachment; filename="[ -~]+"; filename\*=UTF-8''[\w%!#$&+.^`|~-]+$/,
      );
    }
  });
});
