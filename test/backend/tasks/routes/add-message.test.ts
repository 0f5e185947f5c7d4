import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asOwner } from '../../../../backend/platform/database/database.ts';
import { inTransaction } from '../../../../backend/platform/database/transaction.ts';
import type { Draft } from '../../../../shared/capture/draft.ts';
import type { Problem } from '../../../../shared/errors.ts';
import type { MessageRequest, TaskRequest } from '../../../../shared/tasks/requests.ts';
import type { Task, TaskCreated } from '../../../../shared/tasks/task.ts';
import { oneDatabase } from '../../../support/database.ts';
import { startTestService, type TestService } from '../../../support/service.ts';
import { openDraft, taskForm, taskRequest, type TestFile } from '../../../support/task-form.ts';

type Bearer = Awaited<ReturnType<TestService['bearer']>>;

const newSource = (threadKeys: string[] = []) => ({
  kind: 'mail' as const,
  keys: [`mail:${randomUUID()}@x.example`],
  threadKeys,
});

describe.each(oneDatabase)('POST /v1/tasks/:taskId/messages on %s', (kind) => {
  let service: TestService;
  let camille: Bearer;
  let sacha: Bearer;

  beforeAll(async () => {
    service = await startTestService({ kind });
    camille = await service.bearer('camille@demo.example');
    sacha = await service.bearer('sacha@demo.example');
  });
  afterAll(() => service.close());

  function post(url: string, form: ReturnType<typeof taskForm>, headers: Bearer) {
    const { payload } = form;
    return service.app.inject({ method: 'POST', url, headers: { ...headers, ...form.headers }, payload });
  }

  async function save(change: Partial<TaskRequest> = {}, files: TestFile[] = [], headers = camille): Promise<Task> {
    const draft = await openDraft(service, headers);
    const answer = await post('/v1/tasks', taskForm(taskRequest(draft, change, files), files), headers);
    return answer.json<TaskCreated>().task;
  }

  function message(change: Partial<MessageRequest> = {}, files: readonly TestFile[] = []): MessageRequest {
    const { typeId, statusId, contactIds, ...request } = taskRequest(
      { defaults: { typeId: '', statusId: '' } } as Draft,
      { source: newSource() },
      files,
    );
    expect([typeId, statusId, contactIds]).toEqual(['', '', []]);
    return { ...request, ...change };
  }

  const add = (taskId: string, request: unknown, { files = [] as readonly TestFile[], headers = camille } = {}) =>
    post(`/v1/tasks/${taskId}/messages`, taskForm(request, files), headers);

  async function added(taskId: string, request: MessageRequest, files: readonly TestFile[] = []): Promise<TaskCreated> {
    const answer = await add(taskId, request, { files });
    expect(answer.statusCode, answer.body).toBe(200);
    return answer.json<TaskCreated>();
  }

  async function read(taskId: string, headers = camille): Promise<Task> {
    return (await service.app.inject({ url: `/v1/tasks/${taskId}`, headers })).json<Task>();
  }

  async function open(source: TaskRequest['source'], headers = camille): Promise<Draft> {
    const payload = { source, addresses: [] };
    return (await service.app.inject({ method: 'POST', url: '/v1/drafts', headers, payload })).json<Draft>();
  }

  async function actionsOn(taskId: string): Promise<string[]> {
    const text = `select action from audit_events where task_id = '${taskId}' order by at, action`;
    const rows = await asOwner(service.database, (owner) =>
      inTransaction(owner, 'BEGIN', (connection) =>
        connection.query<{ action: string }>({ name: '', text, values: [] }),
      ),
    );
    return rows.map(({ action }) => action);
  }

  it('adds text under its title and files after the files', async () => {
    const first = [{ name: 'devis.pdf', bytes: randomBytes(100) }];
    const task = await save(
      { description: { html: '<p>Bonjour &amp; merci</p>', text: 'Bonjour & merci', truncated: false } },
      first,
    );
    const files: TestFile[] = [
      { name: 'plan.pdf', bytes: randomBytes(300), mediaType: 'application/pdf' },
      { name: 'logo.png', bytes: randomBytes(70), mediaType: 'image/png', inline: true, contentId: 'logo@mail' },
    ];
    const request = message(
      {
        title: ' Re: devis\r\n<b>urgent</b> ',
        description: {
          html: '<p>Voici le plan</p><img src="cid:logo@mail"><script>alert(1)</script>',
          text: null,
          truncated: false,
        },
        links: [{ name: 'Croquis', mediaType: 'text/html', url: 'https://drive.example/croquis' }],
        omissions: [{ name: 'gros.zip', size: 90_000_000, reason: 'tooLarge' }],
      },
      files,
    );
    const { task: after, replayed } = await added(task.id, request, files);
    expect(replayed).toBe(false);
    const logo = after.attachments.find(({ name }) => name === 'logo.png');
    expect(after).toMatchObject({
      id: task.id,
      number: task.number,
      title: task.title,
      addedMessages: 1,
      attachmentCount: 4,
      omissions: request.omissions,
      sourceKeys: [...task.sourceKeys, ...request.source.keys].sort(),
      description: {
        html: `<p>Bonjour &amp; merci</p>\n\n<hr />\n<h3>Re: devis &lt;b&gt;urgent&lt;/b&gt;</h3>\n\n<p>Voici le plan</p><img src="${logo?.url ?? ''}" />`,
        text: `Bonjour & merci\n\n${'-'.repeat(40)}\nRe: devis <b>urgent</b>\n\nVoici le plan`,
        truncated: false,
      },
    });
    expect(after.attachments.map(({ name }) => name)).toEqual(['devis.pdf', 'plan.pdf', 'logo.png', 'Croquis']);
    expect(await read(task.id)).toMatchObject(after);
    const download = await service.app.inject({ url: logo?.url ?? '', headers: camille });
    expect(download.rawPayload).toEqual(files[1]?.bytes);

    const third = [{ name: 'fin.txt', bytes: Buffer.from('fin') }];
    const last = await added(task.id, message({ omissions: request.omissions }, third), third);
    expect(last.task.attachments.map(({ name }) => name)).toEqual([
      ...['devis.pdf', 'plan.pdf', 'logo.png', 'Croquis', 'fin.txt'],
    ]);
    expect(last.task).toMatchObject({ addedMessages: 2, omissions: [...request.omissions, ...request.omissions] });
    expect(await actionsOn(task.id)).toEqual(['task.created', 'task.message_added', 'task.message_added']);
  });

  it('answers the first addition again for the same key and content, and 409 for other content', async () => {
    const task = await save();
    const other = await save();
    const files = [{ name: 'a.bin', bytes: randomBytes(500) }];
    const request = message({}, files);
    const first = await added(task.id, request, files);
    const before = await service.files();
    expect(await added(task.id, request, files)).toEqual({ task: first.task, replayed: true });
    const answers = [
      await add(task.id, { ...request, title: 'Autre' }, { files }),
      await add(task.id, request, { files: [{ name: 'a.bin', bytes: randomBytes(500) }] }),
      await add(other.id, request, { files }),
      await post('/v1/tasks', taskForm(taskRequest(await openDraft(service, camille), request, files), files), camille),
    ];
    for (const answer of answers) {
      expect(answer.statusCode).toBe(409);
      expect(answer.json<Problem>()).toMatchObject({ code: 'idempotency_conflict', taskId: task.id });
    }
    expect(await service.files()).toEqual(before);
    expect(await read(task.id)).toMatchObject(first.task);
    expect((await read(other.id)).addedMessages).toBe(0);
  });

  it('adds a mail once, whatever the key, and not to the task that it made', async () => {
    const source = newSource();
    const task = await save({ source });
    expect(await added(task.id, message({ source }))).toEqual({ task, replayed: true });
    const files = [{ name: 'a.bin', bytes: randomBytes(50) }];
    const request = message({}, files);
    const { task: after } = await added(task.id, request, files);
    const again = await added(task.id, { ...request, idempotencyKey: randomUUID(), title: 'Autre' }, files);
    expect(again).toEqual({ task: after, replayed: true });
  });

  it('shows an added mail as saved, and the task under mails that answer it', async () => {
    const task = await save();
    const known = newSource();
    const request = message({ source: newSource(known.keys) });
    expect((await open(request.source)).savedBefore).toEqual([]);
    await added(task.id, request);
    const itself = await open(request.source);
    expect(itself.savedBefore).toMatchObject([{ id: task.id }]);
    expect(itself.threadTasks).toEqual([]);
    for (const mail of [newSource(request.source.keys), newSource(known.keys), known]) {
      expect((await open(mail)).threadTasks).toMatchObject([{ id: task.id, writable: true }]);
    }
  });

  it('cuts what is over the limit from the end of the added mail, and says so', async () => {
    const small = await startTestService({ kind, limits: { maxDescriptionLength: 200 } });
    const headers = await small.bearer('camille@demo.example');
    const send = async (url: string, request: unknown) => {
      const form = taskForm(request);
      const answer = await small.app.inject({
        method: 'POST',
        url,
        headers: { ...headers, ...form.headers },
        payload: form.payload,
      });
      return answer.json<TaskCreated>().task;
    };
    const html = `<p>${'é'.repeat(60)}</p>`;
    const task = await send('/v1/tasks', {
      ...taskRequest(await openDraft(small, headers)),
      description: { html, text: null, truncated: false },
    });
    const long = message({ description: { html: `<p><b>${'ab '.repeat(60)}</b></p>`, text: null, truncated: false } });
    const after = await send(`/v1/tasks/${task.id}/messages`, long);
    expect(after.description.truncated).toBe(true);
    expect(after.description.html).toMatch(
      /^<p>é{60}<\/p>\n\n<hr \/>\n<h3>Devis à relancer<\/h3>\n\n<p><b>[ab ]+<\/b><\/p>$/,
    );
    expect(after.description.html).toHaveLength(200);
    expect(after.description.text.length).toBeLessThanOrEqual(200);
    const full = await send(`/v1/tasks/${task.id}/messages`, message());
    expect(full).toMatchObject({ addedMessages: 2, description: after.description });
    await small.close();
  });

  it('is for whoever may write the task', async () => {
    const transverse = await save();
    const jeanne = (await openDraft(service, camille, ['jeanne@boreal.example'])).contacts[0]?.id ?? '';
    const ofContact = await save({ contactIds: [jeanne] });
    const noa = await service.bearer('noa@demo.example');
    const alix = await service.bearer('alix@demo.example');
    const admin = await service.bearer('admin@demo.example');
    const dominique = await service.bearer('dominique@autre.example', 'autre');
    const files = [{ name: 'a.bin', bytes: randomBytes(50) }];
    const before = await service.files();
    for (const [taskId, headers, status, code] of [
      [transverse.id, noa, 403, 'rights_missing'],
      [transverse.id, sacha, 404, 'not_found'],
      [transverse.id, alix, 404, 'not_found'],
      [ofContact.id, noa, 404, 'not_found'],
      [ofContact.id, dominique, 404, 'not_found'],
      [randomUUID(), camille, 404, 'not_found'],
    ] as const) {
      const answer = await add(taskId, message({}, files), { files, headers });
      expect([answer.statusCode, answer.json<Problem>().code]).toEqual([status, code]);
    }
    expect(await service.files()).toEqual(before);
    for (const headers of [sacha, admin]) {
      expect((await add(ofContact.id, message(), { headers })).statusCode).toBe(200);
    }
    expect((await read(ofContact.id)).addedMessages).toBe(2);
  });

  it('is refused for a task that was taken back, but for the answer to a retry', async () => {
    const task = await save();
    const request = message();
    await added(task.id, request);
    const undone = await service.app.inject({ method: 'POST', url: `/v1/tasks/${task.id}/undo`, headers: camille });
    expect(undone.json<Task>()).toMatchObject({ addedMessages: 1, undoneAt: expect.any(String) as string });
    expect((await open(request.source)).savedBefore).toEqual([]);
    const answer = await add(task.id, message());
    expect([answer.statusCode, answer.json<Problem>().code]).toEqual([404, 'not_found']);
    expect((await added(task.id, request)).task.undoneAt).toBe(undone.json<Task>().undoneAt);
  });

  it('keeps all of 20 mails added at once, each whole and in one place', async () => {
    const task = await save();
    const names = Array.from({ length: 20 }, (_, index) => `mail-${String(index)}`);
    const answers = await Promise.all(
      names.map((name) => {
        const files = ['a', 'b'].map((part) => ({ name: `${name}-${part}`, bytes: randomBytes(10) }));
        const request = message(
          { title: name, description: { html: null, text: `text of ${name}.`, truncated: false } },
          files,
        );
        return add(task.id, request, { files });
      }),
    );
    expect(new Set(answers.map(({ statusCode }) => statusCode))).toEqual(new Set([200]));
    const after = await read(task.id);
    expect(after.addedMessages).toBe(20);
    const order = [...after.description.text.matchAll(/^text of (.*)\.$/gm)].map((match) => match[1] ?? '');
    expect([...order].sort()).toEqual([...names].sort());
    expect(after.attachments.map(({ name }) => name)).toEqual(order.flatMap((name) => [`${name}-a`, `${name}-b`]));
  });

  it('adds one of 20 equal requests at once, and of 20 with the same mail', async () => {
    const task = await save();
    const files = [{ name: 'a.bin', bytes: randomBytes(2000) }];
    const request = message({}, files);
    const before = (await service.files()).length;
    const answers = await Promise.all([
      ...Array.from({ length: 20 }, () => add(task.id, request, { files })),
      ...Array.from({ length: 20 }, () => add(task.id, { ...request, idempotencyKey: randomUUID() }, { files })),
    ]);
    expect(new Set(answers.map(({ statusCode }) => statusCode))).toEqual(new Set([200]));
    expect(answers.filter((answer) => !answer.json<TaskCreated>().replayed)).toHaveLength(1);
    expect(await read(task.id)).toMatchObject({ addedMessages: 1, attachmentCount: 1 });
    expect((await service.files()).length).toBe(before + 1);
  });

  it('adds a mail with one key to one of two tasks', async () => {
    const [one, other] = [await save(), await save()];
    const request = message();
    const answers = await Promise.all([one, other].map(({ id }) => add(id, request)));
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409]);
    const counts = [await read(one.id), await read(other.id)].map(({ addedMessages }) => addedMessages);
    expect(counts.sort()).toEqual([0, 1]);
  });
});
