import { randomBytes } from 'node:crypto';
import { connect } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Problem } from '../../../../shared/errors.ts';
import type { Task, TaskCreated } from '../../../../shared/tasks/task.ts';
import { startTestService, type TestService } from '../../../support/service.ts';
import { multipart, openDraft, postTask, taskForm, taskRequest, type TestForm } from '../../../support/task-form.ts';

const files = [
  { name: 'a.bin', bytes: randomBytes(3000) },
  { name: 'b.bin', bytes: randomBytes(100_000) },
];

let service: TestService;
let headers: { authorization: string };
let url: string;
let task: Task;
let request: object;
let valid: TestForm;

beforeAll(async () => {
  service = await startTestService({ limits: { maxFileBytes: 200_000, maxTotalBytes: 300_000 } });
  headers = await service.bearer('camille@demo.example');
  const draft = await openDraft(service, headers);
  const saved = await postTask(service, headers, taskForm(taskRequest(draft)));
  task = saved.json<TaskCreated>().task;
  request = taskRequest(draft, {}, files);
  valid = taskForm(request, files);
  url = `${await service.app.listen({ port: 0 })}/v1/tasks/${task.id}/messages`;
});
afterAll(() => service.close());

async function send({ payload, headers: type }: TestForm, authorization = headers.authorization) {
  const body = new Uint8Array(payload);
  const answer = await fetch(url, { method: 'POST', headers: { authorization, ...type }, body });
  return { status: answer.status, problem: (await answer.json()) as Problem };
}

/** The task as it was, and no file, neither kept nor under way. */
async function expectNothing(): Promise<void> {
  const { undoUntil } = task;
  const now = await service.app.inject({ url: `/v1/tasks/${task.id}`, headers });
  expect({ ...now.json<Task>(), undoUntil }).toMatchObject(task);
  expect(await service.files()).toEqual([]);
}

const announcing = (sizes: number[]) =>
  taskForm({ ...request, files: sizes.map((size) => ({ name: 'a', mediaType: 'a/b', size, inline: false })) });
const part = (bytes: string) => ({ name: 'task', mediaType: 'application/json', bytes: Buffer.from(bytes) });

describe('a mail to add', () => {
  it.each<[string, number, string, () => TestForm]>([
    ['without parts', 400, 'invalid_request', () => multipart([])],
    ['that is no JSON', 400, 'invalid_request', () => multipart([part('{"title":')])],
    ['that begins with a file', 400, 'invalid_request', () => multipart([{ ...part('x'), name: 'file-0' }])],
    [
      'that is JSON alone',
      415,
      'unsupported_media_type',
      () => ({ ...valid, headers: { 'content-type': 'application/json' } }),
    ],
    ['without one of its files', 400, 'upload_incomplete', () => taskForm(request, files.slice(0, 1))],
    ['with its files swapped', 400, 'upload_incomplete', () => taskForm(request, [...files].reverse())],
    ['with a file too many', 400, 'invalid_request', () => taskForm(request, [...files, ...files.slice(1)])],
    ['with a file that is too large', 413, 'payload_too_large', () => announcing([200_001])],
    ['with files too large in all', 413, 'payload_too_large', () => announcing([150_000, 150_001])],
    ['of 17 MB of JSON', 413, 'payload_too_large', () => multipart([part(`"${'x'.repeat(17 * 1024 * 1024)}"`)])],
    ['cut in the middle', 400, 'invalid_request', () => ({ ...valid, payload: valid.payload.subarray(0, 50_000) })],
  ])('%s is refused whole', async (...[, status, code, form]) => {
    expect(await send(form())).toMatchObject({ status, problem: { code } });
    await expectNothing();
  });

  it.each([
    { field: 'title', change: { title: ' \u0000\t ' } },
    { field: 'title', change: { title: 'x'.repeat(501) } },
    { field: 'source.keys', change: { source: { kind: 'mail', keys: [] } } },
    { field: 'idempotencyKey', change: { idempotencyKey: 'again' } },
    { field: 'links.0.url', change: { links: [{ name: 'x', mediaType: 'text/html', url: 'javascript:alert(1)' }] } },
  ])('with a wrong $field is refused by its name', async ({ field, change }) => {
    const { status, problem } = await send(taskForm({ ...request, ...change }, files));
    expect(status).toBe(400);
    expect(problem).toMatchObject({ code: 'invalid_request', fields: [{ path: `task.${field}` }] });
    await expectNothing();
  });

  it('is refused before its body is read to whoever may not add it', async () => {
    const noa = await service.bearer('noa@demo.example');
    const alix = await service.bearer('alix@demo.example');
    const large = { ...valid, payload: Buffer.alloc(15 * 1024 * 1024) };
    expect((await send(large, 'Bearer nothing')).status).toBe(401);
    expect((await send(large, noa.authorization)).problem.code).toBe('rights_missing');
    expect((await send(large, alix.authorization)).problem.code).toBe('not_found');
    await expectNothing();
  });

  it('leaves nothing when the caller goes away in the middle', async () => {
    const { hostname, port, pathname } = new URL(url);
    for (const share of [0.01, 0.3, 0.9]) {
      const socket = connect(Number(port), hostname);
      await new Promise((resolve) => socket.once('connect', resolve));
      socket.write(
        `POST ${pathname} HTTP/1.1\r\nhost: localhost\r\nauthorization: ${headers.authorization}\r\n` +
          `content-type: ${valid.headers['content-type']}\r\ncontent-length: ${String(valid.payload.length)}\r\n\r\n`,
      );
      socket.write(valid.payload.subarray(0, Math.floor(valid.payload.length * share)));
      await wait(50);
      socket.destroy();
    }
    await wait(200);
    await expectNothing();
  });
});
