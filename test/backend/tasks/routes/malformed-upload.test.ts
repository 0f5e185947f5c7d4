import { randomBytes } from 'node:crypto';
import { connect } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { blobHolders } from '../../../../backend/areas.ts';
import { collectOrphans } from '../../../../backend/platform/blobs/collect-orphans.ts';
import type { Problem } from '../../../../shared/errors.ts';
import type { TaskRowPage } from '../../../../shared/tasks/task-list.ts';
import { startTestService, type TestService } from '../../../support/service.ts';
import { multipart, openDraft, taskForm, taskRequest, type TestForm } from '../../../support/task-form.ts';

let service: TestService;
let headers: { authorization: string };
let url: string;
let valid: TestForm;

const files = [
  { name: 'a.bin', bytes: randomBytes(3000) },
  { name: 'b.bin', bytes: randomBytes(100_000) },
];

beforeAll(async () => {
  service = await startTestService({ limits: { maxFileBytes: 200_000, maxTotalBytes: 300_000 } });
  headers = await service.bearer('camille@demo.example');
  url = await service.app.listen({ port: 0 });
  valid = taskForm(taskRequest(await openDraft(service, headers), {}, files), files);
});
afterAll(() => service.close());

async function send(payload: Uint8Array, contentType = valid.headers['content-type']) {
  const answer = await fetch(`${url}/v1/tasks`, {
    method: 'POST',
    headers: { ...headers, 'content-type': contentType },
    body: new Uint8Array(payload),
  });
  return { status: answer.status, problem: (await answer.json()) as Problem };
}

/** Neither a task nor a file, neither kept nor under way. */
async function expectNothing(): Promise<void> {
  const list = await service.app.inject({ url: '/v1/tasks', headers });
  expect(list.json<TaskRowPage>().tasks).toEqual([]);
  expect(await service.files()).toEqual([]);
}

async function taskOf(change: object, sent = files): Promise<TestForm> {
  const draft = await openDraft(service, headers);
  return taskForm({ ...taskRequest(draft, {}, files), ...change }, sent);
}

interface Refusal {
  code: string;
  status: number;
}

const refusals = {
  invalid: { code: 'invalid_request', status: 400 },
  incomplete: { code: 'upload_incomplete', status: 400 },
  tooLarge: { code: 'payload_too_large', status: 413 },
  otherType: { code: 'unsupported_media_type', status: 415 },
};

const jsonPart = (bytes: string) => ({ name: 'task', mediaType: 'application/json', bytes: Buffer.from(bytes) });

describe('a malformed upload', () => {
  it.each<[string, Refusal, () => TestForm | Promise<TestForm>]>([
    ['has no parts', refusals.invalid, () => multipart([])],
    ['is empty', refusals.invalid, () => ({ ...multipart([]), payload: Buffer.alloc(0) })],
    ['names no boundary', refusals.invalid, () => ({ ...valid, headers: { 'content-type': 'multipart/form-data' } })],
    [
      'names another boundary',
      refusals.invalid,
      () => ({ ...valid, headers: { 'content-type': 'multipart/form-data; boundary=x' } }),
    ],
    ['is JSON', refusals.otherType, () => ({ ...valid, headers: { 'content-type': 'application/json' } })],
    [
      'is a form',
      refusals.otherType,
      () => ({ ...valid, headers: { 'content-type': 'application/x-www-form-urlencoded' } }),
    ],
    ['has a task that is no JSON', refusals.invalid, () => multipart([jsonPart('{"title":')])],
    ['has a task that is a list', refusals.invalid, () => multipart([jsonPart('[]')])],
    ['has a task that is null', refusals.invalid, () => multipart([jsonPart('null')])],
    ['reaches for the prototype', refusals.invalid, () => multipart([jsonPart('{"__proto__":{"title":"x"}}')])],
    [
      'reaches for it by the constructor',
      refusals.invalid,
      () => multipart([jsonPart('{"constructor":{"prototype":{}}}')]),
    ],
    [
      'has a task of another type',
      refusals.otherType,
      () => multipart([{ ...jsonPart('{}'), mediaType: 'text/plain' }]),
    ],
    [
      'has a task of 17 MB',
      refusals.tooLarge,
      () => multipart([jsonPart(`{"title":"${'x'.repeat(17 * 1024 * 1024)}"}`)]),
    ],
    [
      'begins with a file',
      refusals.invalid,
      () => multipart([{ name: 'file-0', mediaType: 'a/b', bytes: randomBytes(10) }]),
    ],
    ['sends its task twice', refusals.invalid, () => duplicated()],
    ['lacks a file', refusals.incomplete, () => taskOf({}, files.slice(0, 1))],
    ['lacks all files', refusals.incomplete, () => taskOf({}, [])],
    ['has a file too many', refusals.invalid, () => taskOf({}, [...files, { name: 'c', bytes: randomBytes(5) }])],
    ['swaps its files', refusals.incomplete, () => taskOf({}, [...files].reverse())],
    ['has 2,000 parts', refusals.tooLarge, () => manyParts()],
    ['announces a file that is too large', refusals.tooLarge, () => announcing([200_001])],
    ['announces more than it may in all', refusals.tooLarge, () => announcing([150_000, 150_001])],
    ['announces 101 files', refusals.invalid, () => announcing(Array.from({ length: 101 }, () => 1))],
    ['announces a negative size', refusals.invalid, () => announcing([-1])],
    ['announces half a byte', refusals.invalid, () => announcing([1.5])],
  ])('that %s is refused', async (_name, { code, status }, form) => {
    const { payload, headers: type } = await form();
    const answer = await send(payload, type['content-type']);
    expect(answer).toMatchObject({ status, problem: { code } });
    await expectNothing();
  });

  it('ends with 4xx wherever it is cut', async () => {
    for (let length = valid.payload.length - 3; length > 0; length -= 1777) {
      const answer = await send(valid.payload.subarray(0, length));
      expect([length, answer.status]).toEqual([length, 400]);
    }
    await expectNothing();
  });

  it('ends with 4xx, or saves the whole task where the damage changed nothing, over 400 damaged bodies', async () => {
    const random = seeded(20261123);
    const head = valid.payload.indexOf('file-0') + 200;
    for (let round = 0; round < 400; round += 1) {
      const { status, problem } = await send(damaged(valid.payload, head, random));
      expect(status, JSON.stringify(problem)).toBeLessThan(500);
      if (status >= 400) expect(problem).toMatchObject({ status, requestId: expect.any(String) as string });
    }
    expect((await service.app.inject({ url: '/healthz' })).statusCode).toBe(200);
    expect((await service.files()).filter((name) => name.includes('-'))).toEqual([]);
    await removeTasks();
  });

  it('is answered before its body is read where it is refused anyway', async () => {
    const alix = (await service.bearer('alix@demo.example')).authorization;
    const body = new Uint8Array(15 * 1024 * 1024);
    for (const [authorization, status] of [
      ['Bearer nothing', 401],
      [alix, 403],
    ] as const) {
      const type = valid.headers['content-type'];
      const answer = await fetch(`${url}/v1/tasks`, {
        method: 'POST',
        headers: { authorization, 'content-type': type },
        body,
      });
      expect(answer.status).toBe(status);
    }
    expect(await service.files()).toEqual([]);
  });

  it('leaves nothing when the caller goes away in the middle', async () => {
    for (const part of [0.01, 0.3, 0.9]) {
      await sendAndHangUp(Math.floor(valid.payload.length * part));
    }
    await wait(200);
    await expectNothing();
  });
});

async function duplicated(): Promise<TestForm> {
  const draft = await openDraft(service, headers);
  const json = JSON.stringify(taskRequest(draft, {}, files));
  return multipart([jsonPart(json), jsonPart(json)]);
}

async function manyParts(): Promise<TestForm> {
  const draft = await openDraft(service, headers);
  const parts = Array.from({ length: 2000 }, (_, index) => ({
    name: `file-${String(index)}`,
    mediaType: 'text/plain',
    bytes: Buffer.from('x'),
  }));
  return multipart([jsonPart(JSON.stringify(taskRequest(draft))), ...parts]);
}

async function announcing(sizes: number[]): Promise<TestForm> {
  return taskOf({ files: sizes.map((size) => ({ name: 'a', mediaType: 'a/b', size, inline: false })) }, []);
}

/** Flips, cuts out, repeats or inserts bytes, mostly where delimiters and headers are. */
function damaged(payload: Buffer, head: number, random: () => number): Buffer {
  const at = Math.floor(random() * (random() < 0.7 ? head : payload.length));
  const length = 1 + Math.floor(random() * 40);
  const noise = Buffer.from(Array.from({ length }, () => Math.floor(random() * 256)));
  switch (Math.floor(random() * 4)) {
    case 0:
      return Buffer.concat([payload.subarray(0, at), noise, payload.subarray(at + length)]);
    case 1:
      return Buffer.concat([payload.subarray(0, at), payload.subarray(at + length)]);
    case 2:
      return Buffer.concat([payload.subarray(0, at + length), payload.subarray(at)]);
    default:
      return Buffer.concat([
        payload.subarray(0, at),
        Buffer.from('\r\n--relais-test-boundary\r\n'),
        payload.subarray(at),
      ]);
  }
}

/** mulberry32: the same bodies in every run. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

async function sendAndHangUp(bytes: number): Promise<void> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  await new Promise((resolve) => socket.once('connect', resolve));
  socket.write(
    `POST /v1/tasks HTTP/1.1\r\nhost: localhost\r\nauthorization: ${headers.authorization}\r\n` +
      `content-type: ${valid.headers['content-type']}\r\ncontent-length: ${String(valid.payload.length)}\r\n\r\n`,
  );
  socket.write(valid.payload.subarray(0, bytes));
  await wait(50);
  socket.destroy();
}

async function removeTasks(): Promise<void> {
  const tables = [
    'task_source_keys',
    'task_contacts',
    'attachments',
    'task_omissions',
    'idempotency_keys',
    'audit_events',
  ];
  await service.sql([...tables, 'tasks'].map((table) => `delete from ${table};`).join('\n'));
  const later = { ...service.context, now: () => new Date(Date.now() + 2 * 3_600_000) };
  await collectOrphans(later, blobHolders);
}
