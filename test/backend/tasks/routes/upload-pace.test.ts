import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { connect } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { readMultipart } from '../../../../backend/platform/http/multipart.ts';
import { UploadError } from '../../../../backend/platform/http/upload-part.ts';

let server: Server;
afterEach(() => new Promise((closed) => server.close(closed)));

const head = '--b\r\nContent-Disposition: form-data; name="file-0"; filename="a"\r\n\r\n';

/** A server that reads parts at `delay` milliseconds each chunk; answers where it listens and how the upload ended. */
async function receiver(delay = 0): Promise<{ port: number; outcome: Promise<unknown> }> {
  const outcome = new Promise<unknown>((resolve) => {
    server = createServer((request, response) => {
      const read = async () => {
        const limits = { parts: 2, bytes: 10_000_000, pace: { bytes: 1000, span: 200 } };
        let size = 0;
        for await (const part of readMultipart(request, limits)) {
          for await (const chunk of part.content as AsyncIterable<Buffer>) {
            size += chunk.byteLength;
            if (delay > 0) await wait(delay);
          }
        }
        return size;
      };
      void read()
        .catch((error: unknown) => error)
        .then(resolve)
        .finally(() => response.end());
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return { port: (server.address() as AddressInfo).port, outcome };
}

function upload(port: number, length: number) {
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => undefined);
  socket.write(
    `POST / HTTP/1.1\r\nhost: a\r\nconnection: close\r\ncontent-type: multipart/form-data; boundary=b\r\n` +
      `content-length: ${String(length)}\r\n\r\n`,
  );
  socket.write(head);
  return socket;
}

describe('an upload', () => {
  it('that trickles is cut and its connection ended, also after a quick start', async () => {
    const { port, outcome } = await receiver();
    const socket = upload(port, 1_000_000);
    socket.write(Buffer.alloc(50_000));
    const trickle = setInterval(() => socket.write('x'), 20);
    const ended = new Promise((resolve) => socket.once('close', resolve));
    expect(await outcome).toBeInstanceOf(UploadError);
    await ended;
    clearInterval(trickle);
  });

  it('that waits for a slow reader is left alone', async () => {
    const { port, outcome } = await receiver(100);
    const tail = '\r\n--b--\r\n';
    const socket = upload(port, head.length + 1_000_000 + tail.length);
    socket.write(Buffer.alloc(1_000_000));
    socket.write(tail);
    expect(await outcome).toBe(1_000_000);
  });
});
