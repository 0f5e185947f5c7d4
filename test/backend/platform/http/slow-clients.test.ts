import { randomBytes } from 'node:crypto';
import { connect, type Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { TaskCreated } from '../../../../shared/tasks/task.ts';
import { startTestService, type TestService } from '../../../support/service.ts';
import { openDraft, postTask, taskForm, taskRequest } from '../../../support/task-form.ts';

let service: TestService;
let headers: { authorization: string };
let port: number;
let trickle: NodeJS.Timeout | undefined;

beforeAll(async () => {
  service = await startTestService({ timeouts: { request: 20_000, headers: 800, body: 800, idle: 1200 } });
  headers = await service.bearer('camille@demo.example');
  port = Number(new URL(await service.app.listen({ port: 0 })).port);
});
afterAll(() => service.close());
afterEach(() => clearInterval(trickle));

/** Sends `start`, then a byte now and again; resolves when the service has ended the connection. */
async function sendSlowly(start: string, next = 'a'): Promise<void> {
  const socket = open();
  const ended = new Promise<void>((resolve) => socket.once('close', () => resolve()));
  socket.resume().write(start);
  trickle = setInterval(() => socket.write(next), 100);
  await ended;
}

function open(): Socket {
  return connect(port, '127.0.0.1').on('error', () => undefined);
}

const bearer = () => `authorization: ${headers.authorization}\r\n`;
const json = 'content-type: application/json\r\ncontent-length: 5000\r\n\r\n{';
const form = 'content-type: multipart/form-data; boundary=b\r\ncontent-length: 100000\r\n\r\n--b\r\n';

describe('a client that is slow', () => {
  it.each([
    ['with its head', () => 'GET /healthz HTTP/1.1\r\nhost: a\r\nx: '],
    ['with a body', () => `POST /v1/drafts HTTP/1.1\r\nhost: a\r\n${bearer()}${json}`],
    ['with a body that nobody asked for', () => `POST /nowhere HTTP/1.1\r\nhost: a\r\n${json}`],
    ['with an upload that was refused', () => `POST /v1/tasks HTTP/1.1\r\nhost: a\r\n${form}`],
  ])(
    '%s is disconnected',
    async (_name, start) => {
      const began = Date.now();
      await sendSlowly(start());
      expect(Date.now() - began).toBeLessThan(10_000);
    },
    15_000,
  );

  it('with reading is disconnected, and one that reads slowly gets everything', async () => {
    const files = [{ name: 'a.bin', bytes: randomBytes(30_000_000) }];
    const answer = await postTask(
      service,
      headers,
      taskForm(taskRequest(await openDraft(service, headers), {}, files), files),
    );
    const { task } = answer.json<TaskCreated>();
    const get = `GET ${task.attachments[0]?.url ?? ''} HTTP/1.1\r\nhost: a\r\nconnection: close\r\n${bearer()}\r\n`;

    const unread = open().pause();
    unread.write(get);
    await wait(4000);
    const rest = await readToEnd(unread, 0);
    expect(rest).toBeLessThan(30_000_000);

    const slow = open();
    slow.write(get);
    expect(await readToEnd(slow, 2)).toBeGreaterThan(30_000_000);
  }, 30_000);

  it('but steady with an upload is left alone for longer than any other body may take', async () => {
    const files = [{ name: 'a.bin', bytes: randomBytes(200_000) }];
    const { payload, headers: type } = taskForm(taskRequest(await openDraft(service, headers), {}, files), files);
    const socket = open();
    const answered = new Promise<string>((resolve) => socket.once('data', (data: Buffer) => resolve(data.toString())));
    socket.write(
      `POST /v1/tasks HTTP/1.1\r\nhost: a\r\n${bearer()}content-type: ${type['content-type']}\r\ncontent-length: ${String(payload.length)}\r\n\r\n`,
    );
    const step = Math.ceil(payload.length / 10);
    for (let from = 0; from < payload.length; from += step) {
      socket.write(payload.subarray(from, from + step));
      await wait(300);
    }
    expect(await answered).toMatch(/^HTTP\/1\.1 201 /);
    socket.destroy();
  });
});

/** Bytes until the connection ends, read with a pause of so many milliseconds after each piece. */
async function readToEnd(socket: Socket, pause: number): Promise<number> {
  let bytes = 0;
  try {
    for await (const chunk of socket as AsyncIterable<Buffer>) {
      bytes += chunk.byteLength;
      if (pause > 0) await wait(pause);
    }
  } catch {
    // Reset by the service: what was not sent is lost.
  }
  return bytes;
}
