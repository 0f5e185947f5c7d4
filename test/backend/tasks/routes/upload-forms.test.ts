import { createHash, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CapturePage } from '../../../../shared/capture-ledger/capture-ledger.ts';
import type { Problem } from '../../../../shared/errors.ts';
import type { TaskRequest } from '../../../../shared/tasks/requests.ts';
import type { TaskCreated } from '../../../../shared/tasks/task.ts';
import { oneDatabase } from '../../../support/database.ts';
import { startTestService, type TestService } from '../../../support/service.ts';
import { multipart, openDraft, postTask, taskRequest, type TestForm } from '../../../support/task-form.ts';

const files = [
  { name: 'un.bin', bytes: randomBytes(3000) },
  { name: 'deux.bin', bytes: randomBytes(70_000) },
  { name: 'vide.bin', bytes: Buffer.alloc(0) },
];

/** The parts of a request, `task` and then the files; a test puts them in an order of its own. */
function partsOf(task: unknown, sent = files.map(({ bytes }) => bytes)) {
  return [
    { name: 'task', mediaType: 'application/json', bytes: Buffer.from(JSON.stringify(task)) },
    ...sent.map((bytes, index) => ({ name: `file-${index}`, mediaType: 'application/octet-stream', bytes })),
  ];
}

/** The form of version 4, whose files are measured by the service. */
function withoutSizes(request: TaskRequest): TaskRequest {
  return { ...request, files: request.files.map((file) => ({ ...file, size: undefined })) };
}

function arrange(task: unknown, order: readonly number[]): TestForm {
  const parts = partsOf(task);
  return multipart(order.flatMap((index) => parts[index] ?? []));
}

describe.each(oneDatabase)('an upload on %s', (kind) => {
  let service: TestService;
  let camille: { authorization: string };
  beforeAll(async () => {
    service = await startTestService({ kind, limits: { maxFiles: 4, maxFileBytes: 80_000, maxTotalBytes: 100_000 } });
    camille = await service.bearer('camille@demo.example');
  });
  afterAll(() => service.close());

  const request = async () => taskRequest(await openDraft(service, camille), {}, files);
  const post = (form: TestForm) => postTask(service, camille, form);

  const forms: [string, (request: TaskRequest) => TaskRequest][] = [
    ['with sizes, as version 3 sends it', (wanted) => wanted],
    ['without sizes', withoutSizes],
  ];

  describe.each(forms)('%s', (_form, toForm) => {
    it.each([
      ['first', [0, 1, 2, 3]],
      ['last', [1, 2, 3, 0]],
      ['between the files', [2, 0, 1, 3]],
      ['before files that are out of order', [0, 3, 1, 2]],
      ['after files that are out of order', [3, 2, 1, 0]],
    ])('is saved with its task %s, each file with its own bytes', async (_place, order) => {
      const answer = await post(arrange(toForm(await request()), order));
      expect(answer.statusCode, answer.body).toBe(201);
      const { task } = answer.json<TaskCreated>();
      expect(task.attachments.map(({ name, size }) => [name, size])).toEqual([
        ['un.bin', 3000],
        ['deux.bin', 70_000],
        ['vide.bin', 0],
      ]);
      for (const [index, { id }] of task.attachments.entries()) {
        const read = await service.app.inject({ url: `/v1/tasks/${task.id}/attachments/${id}`, headers: camille });
        expect(digest(read.rawPayload)).toBe(digest(files[index]?.bytes ?? Buffer.of(1)));
      }
    });

    it.each<[string, string, (task: TaskRequest) => TestForm]>([
      ['lacks a file', 'upload_incomplete', (task) => arrange(task, [1, 0, 3])],
      ['has only files', 'invalid_request', (task) => arrange(task, [1, 2, 3])],
      ['has a file twice', 'invalid_request', (task) => arrange(task, [1, 0, 2, 1, 3])],
      ['has a file that the task, before it, does not list', 'invalid_request', (task) => surplus(task, false)],
      ['has a file that the task, after it, does not list', 'invalid_request', (task) => surplus(task, true)],
      ['has the task at both ends', 'invalid_request', (task) => arrange(task, [0, 1, 2, 3, 0])],
      ['names a file otherwise', 'invalid_request', (task) => multipart(partsOf(task).map(misname))],
    ])('is refused when it %s, and leaves nothing', async (_fault, code, form) => {
      const before = await service.files();
      const answer = await post(form(toForm(await request())));
      expect([answer.statusCode, answer.json<Problem>().code]).toEqual([400, code]);
      expect(await service.files()).toEqual(before);
    });
  });

  it('may be repeated in the other form: it is the same task', async () => {
    const wanted = await request();
    const first = await post(arrange(wanted, [0, 1, 2, 3]));
    const second = await post(arrange(withoutSizes(wanted), [1, 2, 3, 0]));
    expect([first.statusCode, second.statusCode]).toEqual([201, 201]);
    expect(second.json<TaskCreated>()).toMatchObject({
      replayed: true,
      task: { id: first.json<TaskCreated>().task.id },
    });
  });

  it.each<[string, string, (request: TaskRequest) => TestForm]>([
    ['a file over the limit', 'payload_too_large', (task) => sending(task, [80_001])],
    ['a file over the limit, before the task', 'payload_too_large', (task) => sending(task, [80_001], true)],
    ['too much in all', 'payload_too_large', (task) => sending(task, [60_000, 40_001])],
    ['too much in all, before the task', 'payload_too_large', (task) => sending(task, [60_000, 40_001], true)],
    ['too many files', 'payload_too_large', (task) => sending(task, [1, 1, 1, 1, 1])],
    ['too many files, before the task', 'payload_too_large', (task) => sending(task, [1, 1, 1, 1, 1], true)],
  ])('that is measured at %s is refused', async (_fault, code, form) => {
    const before = await service.files();
    const answer = await post(form(withoutSizes(await request())));
    expect([answer.statusCode, answer.json<Problem>().code]).toEqual([413, code]);
    expect(await service.files()).toEqual(before);
  });

  it('up to the limits is saved', async () => {
    const answer = await post(sending(withoutSizes(await request()), [80_000, 20_000], true));
    expect(answer.statusCode).toBe(201);
  });

  it('is in the ledger with the bytes that came', async () => {
    const answer = await post(arrange(withoutSizes(await request()), [1, 2, 3, 0]));
    const admin = await service.bearer('admin@demo.example');
    const ledger = await service.app.inject({ url: '/v1/admin/captures', headers: admin });
    expect(ledger.json<CapturePage>().captures[0]).toMatchObject({
      task: { id: answer.json<TaskCreated>().task.id },
      files: 3,
      bytes: 73_000,
    });
  });

  it('with sizes that are not those of the files is incomplete, in any order', async () => {
    const wanted = await request();
    const lying = { ...wanted, files: wanted.files.map((file) => ({ ...file, size: 30_000 })) };
    for (const order of [
      [0, 1, 2, 3],
      [1, 2, 3, 0],
    ]) {
      const answer = await post(arrange(lying, order));
      expect(answer.json<Problem>().code).toBe('upload_incomplete');
    }
  });
});

/** Files of these sizes, which the task lists. */
function sending(request: TaskRequest, sizes: readonly number[], taskLast = false): TestForm {
  const listed = sizes.map((_, index) => ({ name: `${index}.bin`, mediaType: 'a/b', inline: false }));
  const [task, ...sent] = partsOf(
    { ...request, files: listed },
    sizes.map((size) => Buffer.alloc(size, 'x')),
  );
  if (task === undefined) throw new Error('no task part');
  return multipart(taskLast ? [...sent, task] : [task, ...sent]);
}

function surplus(request: TaskRequest, taskLast: boolean): TestForm {
  const [task, ...sent] = partsOf({ ...request, files: request.files.slice(0, 2) });
  if (task === undefined) throw new Error('no task part');
  return multipart(taskLast ? [...sent, task] : [task, ...sent]);
}

function misname<P extends { name: string }>(part: P): P {
  return part.name === 'file-1' ? { ...part, name: 'file-01' } : part;
}

function digest(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
