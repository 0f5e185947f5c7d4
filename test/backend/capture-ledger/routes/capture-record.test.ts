import { randomBytes, randomUUID } from 'node:crypto';
import { open } from 'node:fs/promises';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Capture, CapturePage } from '../../../../shared/capture-ledger/capture-ledger.ts';
import type { TaskRequest } from '../../../../shared/tasks/requests.ts';
import type { Task, TaskCreated } from '../../../../shared/tasks/task.ts';
import { oneDatabase } from '../../../support/database.ts';
import { startTestService, type TestService } from '../../../support/service.ts';
import { openDraft, postTask, taskForm, taskRequest, type TestFile } from '../../../support/task-form.ts';

const file: TestFile = { name: 'devis-secret.pdf', bytes: randomBytes(1000), mediaType: 'application/pdf' };

describe.each(oneDatabase)('the capture ledger on %s', (kind) => {
  let service: TestService;
  let admin: { authorization: string };
  let camille: { authorization: string };
  let diskIsFull = false;

  beforeAll(async () => {
    service = await startTestService({
      kind,
      limits: { maxFileBytes: 200_000, maxTotalBytes: 300_000 },
      createFile: (path) => (diskIsFull ? open('/dev/full', 'w') : open(path, 'wx')),
    });
    [admin, camille] = await Promise.all([
      service.bearer('admin@demo.example'),
      service.bearer('camille@demo.example'),
    ]);
  });
  afterAll(() => service.close());

  const ledger = async (query = ''): Promise<Capture[]> => {
    const answer = await service.app.inject({ url: `/v1/admin/captures?limit=100${query}`, headers: admin });
    return answer.json<CapturePage>().captures;
  };
  const post = async (change: Partial<TaskRequest> = {}, files: readonly TestFile[] = []) =>
    postTask(service, camille, taskForm(taskRequest(await openDraft(service, camille), change, files), files));
  const undo = (id: string, headers = camille) =>
    service.app.inject({ method: 'POST', url: `/v1/tasks/${id}/undo`, headers });

  /** Runs an attempt and answers the lines that it left. */
  const linesOf = async (attempt: () => Promise<unknown>): Promise<Capture[]> => {
    const before = new Set((await ledger()).map(({ id }) => id));
    await attempt();
    return (await ledger()).filter(({ id }) => !before.has(id));
  };

  it('has one line for a task saved, with who, what size and which task, and nothing of its content', async () => {
    const began = new Date().toISOString();
    let task: Task | undefined;
    let requestId: unknown;
    const lines = await linesOf(async () => {
      const answer = await post({ title: 'Titre secret' }, [file]);
      task = answer.json<TaskCreated>().task;
      requestId = answer.headers['x-request-id'];
    });
    expect(lines).toEqual([
      {
        id: expect.any(String) as string,
        at: expect.any(String) as string,
        user: { id: task?.author.id, name: 'Camille', email: 'camille@demo.example' },
        operation: 'task',
        outcome: 'saved',
        reason: null,
        channel: 'addOn',
        source: 'mail',
        files: 1,
        bytes: 1000,
        task: { id: task?.id, number: task?.number },
        requestId: requestId ?? (expect.any(String) as string),
      },
    ]);
    expect((lines[0]?.at ?? '') >= began).toBe(true);
    expect(JSON.stringify(lines)).not.toMatch(/secret|devis/i);
  });

  it('tells a repetition by the key from a save, and a key taken by other content from both', async () => {
    const request = taskRequest(await openDraft(service, camille));
    const first = (await postTask(service, camille, taskForm(request))).json<TaskCreated>().task;
    const repeated = await linesOf(() => postTask(service, camille, taskForm(request)));
    expect(repeated).toMatchObject([{ outcome: 'repeated', reason: null, task: { id: first.id } }]);
    const conflict = await linesOf(() => postTask(service, camille, taskForm({ ...request, title: 'Autre' })));
    expect(conflict).toMatchObject([
      { outcome: 'refused', reason: 'idempotency_conflict', task: { id: first.id, number: first.number } },
    ]);
  });

  it('has messages added, tasks taken back, and what comes too late', async () => {
    const { task } = (await post()).json<TaskCreated>();
    const { idempotencyKey, title, description, source, files, links, omissions } = taskRequest(
      await openDraft(service, camille),
    );
    const form = taskForm({ idempotencyKey, title, description, source, files, links, omissions });
    const add = () =>
      service.app.inject({
        method: 'POST',
        url: `/v1/tasks/${task.id}/messages`,
        headers: { ...camille, ...form.headers },
        payload: form.payload,
      });
    expect(await linesOf(add)).toMatchObject([{ operation: 'message', outcome: 'saved', task: { id: task.id } }]);
    expect(await linesOf(() => undo(task.id))).toMatchObject([
      { operation: 'undo', outcome: 'undone', source: null, files: null, task: { number: task.number } },
    ]);
    expect(await linesOf(() => undo(task.id))).toMatchObject([{ operation: 'undo', outcome: 'repeated' }]);

    const late = (await post()).json<TaskCreated>().task;
    service.setClock(11 * 60_000);
    expect(await linesOf(() => undo(late.id))).toMatchObject([{ outcome: 'refused', reason: 'undo_expired' }]);
    service.setClock(0);
  });

  it.each<[string, Partial<Capture>, () => Promise<unknown>]>([
    [
      'without rights, before its files are read',
      { outcome: 'refused', reason: 'rights_missing', source: null, files: null },
      async () => {
        const form = taskForm(taskRequest(await openDraft(service, camille), {}, [file]), [file]);
        return postTask(service, await service.bearer('alix@demo.example'), form);
      },
    ],
    [
      'with contacts of others',
      { outcome: 'refused', reason: 'contacts_out_of_scope', source: 'mail', files: 0, bytes: 0 },
      async () => {
        const draft = await openDraft(service, await service.bearer('sacha@demo.example'), ['paul@zenith.example']);
        return post({ contactIds: draft.contacts.map(({ id }) => id) });
      },
    ],
    [
      'with a file that is too large',
      { outcome: 'refused', reason: 'payload_too_large', source: 'mail', files: 1, bytes: 250_000 },
      () => post({}, [{ name: 'gros.zip', bytes: Buffer.alloc(250_000) }]),
    ],
    [
      'with less than was announced',
      { outcome: 'failed', reason: 'upload_incomplete', source: 'mail', files: 1 },
      async () => {
        const request = taskRequest(await openDraft(service, camille), {}, [file]);
        return postTask(service, camille, taskForm(request, [{ ...file, bytes: Buffer.alloc(10) }]));
      },
    ],
    [
      'with a body that is no form',
      { outcome: 'refused', reason: 'unsupported_media_type', source: null, bytes: 2 },
      () =>
        service.app.inject({
          method: 'POST',
          url: '/v1/tasks',
          headers: { ...camille, 'content-type': 'text/plain', 'content-length': '2' },
          payload: 'ab',
        }),
    ],
    [
      'with a body that is not well formed',
      { outcome: 'refused', reason: 'invalid_request', source: null },
      () =>
        postTask(service, camille, { payload: Buffer.from('--x'), headers: { 'content-type': 'multipart/form-data' } }),
    ],
    [
      'while the disk is full',
      { outcome: 'failed', reason: 'storage_full', files: 1 },
      async () => {
        diskIsFull = true;
        await post({}, [file]).finally(() => (diskIsFull = false));
      },
    ],
    [
      'to a task that does not exist',
      { operation: 'message', outcome: 'refused', reason: 'not_found', task: null },
      () => {
        const form = taskForm({});
        return service.app.inject({
          method: 'POST',
          url: `/v1/tasks/${randomUUID()}/messages`,
          headers: { ...camille, ...form.headers },
          payload: form.payload,
        });
      },
    ],
    [
      'by taking back what is no id',
      { operation: 'undo', outcome: 'refused', reason: 'invalid_request', task: null },
      () => undo('nothing'),
    ],
    [
      'with a fault of ours',
      { outcome: 'failed', reason: 'internal', source: 'mail' },
      async () => {
        const request = taskRequest(await openDraft(service, camille));
        await service.sql('alter table task_source_keys rename to task_source_keys_away');
        await postTask(service, camille, taskForm(request));
        await service.sql('alter table task_source_keys_away rename to task_source_keys');
      },
    ],
  ])('has one line for an attempt %s', async (_what, expected, attempt) => {
    expect(await linesOf(attempt)).toMatchObject([expected]);
  });

  it('has one line for a user who was disabled, and none for who is nobody', async () => {
    const form = taskForm(taskRequest(await openDraft(service, camille)));
    await service.sql(`update users set disabled_at = now() where email = 'camille@demo.example'`);
    const disabled = await linesOf(() => postTask(service, camille, form));
    await service.sql(`update users set disabled_at = null where email = 'camille@demo.example'`);
    expect(disabled).toMatchObject([{ outcome: 'refused', reason: 'user_disabled' }]);
    expect(await linesOf(() => postTask(service, { authorization: 'Bearer nobody' }, form))).toEqual([]);
  });

  it('has one line for each of many attempts at once', async () => {
    const request = taskRequest(await openDraft(service, camille));
    const lines = await linesOf(() =>
      Promise.all(Array.from({ length: 20 }, () => postTask(service, camille, taskForm(request)))),
    );
    expect(lines.map(({ outcome }) => outcome).sort()).toEqual([
      ...Array.from({ length: 19 }, () => 'repeated'),
      'saved',
    ]);
  });

  it('has one line for a client that goes away in the middle of its files', async () => {
    if (!service.app.server.listening) await service.app.listen({ port: 0, host: '127.0.0.1' });
    const address = service.app.server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const form = taskForm(taskRequest(await openDraft(service, camille), {}, [file]), [file]);
    const lines = await linesOf(async () => {
      const socket = connect(port, '127.0.0.1');
      socket.write(
        `POST /v1/tasks HTTP/1.1\r\nhost: a\r\nauthorization: ${camille.authorization}\r\n` +
          `content-type: ${form.headers['content-type']}\r\ncontent-length: ${String(form.payload.length)}\r\n\r\n`,
      );
      await new Promise((sent) => socket.write(form.payload.subarray(0, -500), sent));
      await new Promise((passed) => setTimeout(passed, 200));
      socket.destroy();
      for (
        let waits = 0;
        waits < 50 && (await ledger('&reason=upload_incomplete&source=mail')).length < 2;
        waits += 1
      ) {
        await new Promise((passed) => setTimeout(passed, 50));
      }
    });
    expect(lines).toMatchObject([{ outcome: 'failed', reason: 'upload_incomplete', files: 1, bytes: 1000 }]);
  });

  it('never breaks a save that it cannot write down, and says so in the log', async () => {
    await service.sql('alter table capture_events rename to capture_events_away');
    const answer = await post();
    await service.sql('alter table capture_events_away rename to capture_events');
    expect(answer.statusCode).toBe(201);
    const line = service.logged.find((entry) => entry.includes('captures not written')) ?? '{}';
    expect(JSON.parse(line)).toMatchObject({ lost: [{ operation: 'task', outcome: 'saved' }] });
    expect(line).not.toMatch(/camille|Devis/);
  });
});
