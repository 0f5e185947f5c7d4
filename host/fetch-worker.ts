import { request as httpRequest, type IncomingMessage } from 'node:http';
import { MessagePort, workerData } from 'node:worker_threads';
import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib';
import type { TransportAnswer, TransportMessage, TransportRequest } from './runtime/sync-transport.ts';

/** The thread that does the HTTP of UrlFetchApp while the script's own thread waits. It reaches loopback only. */
const loopbackHosts = new Set(['127.0.0.1', '[::1]', 'localhost']);

const decoders: Record<string, (body: Uint8Array, options: { maxOutputLength: number }) => Buffer> = {
  gzip: gunzipSync,
  deflate: inflateSync,
  br: brotliDecompressSync,
};

function exchange(request: TransportRequest): Promise<TransportAnswer> {
  const url = new URL(request.url);
  if (!loopbackHosts.has(url.hostname)) return Promise.resolve({ kind: 'failed', reason: 'unreachable' });
  return new Promise((resolve) => {
    const outgoing = httpRequest(url, { method: request.method, headers: headersOf(request), agent: false });
    const timer = setTimeout(() => {
      resolve({ kind: 'failed', reason: 'timeout' });
      outgoing.destroy();
    }, request.timeout);
    const finish = (answer: TransportAnswer): void => {
      clearTimeout(timer);
      resolve(answer);
    };
    outgoing.on('response', (response) => {
      readBody(response, request.maxResponseBytes).then(finish, () => {
        finish({ kind: 'failed', reason: 'unreachable' });
      });
    });
    outgoing.on('error', () => {
      finish({ kind: 'failed', reason: 'unreachable' });
    });
    outgoing.end(request.body ?? undefined);
  });
}

function headersOf(request: TransportRequest): Record<string, string | number> {
  const length = request.body ? { 'Content-Length': request.body.byteLength } : {};
  return { ...request.headers, ...length, Host: request.host, Connection: 'close' };
}

async function readBody(response: IncomingMessage, limit: number): Promise<TransportAnswer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength;
    if (size > limit) {
      response.destroy();
      return { kind: 'failed', reason: 'tooLarge' };
    }
    chunks.push(chunk);
  }
  const body = decode(Buffer.concat(chunks), response.headers['content-encoding'], limit);
  if (!body) return { kind: 'failed', reason: 'tooLarge' };
  return { kind: 'response', status: response.statusCode ?? 0, headers: pairs(response.rawHeaders), body };
}

function decode(body: Buffer, encoding: string | undefined, limit: number): Uint8Array<ArrayBuffer> | null {
  const decoder = encoding === undefined ? undefined : decoders[encoding.toLowerCase()];
  try {
    return new Uint8Array(decoder ? decoder(body, { maxOutputLength: limit }) : body);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function pairs(raw: readonly string[]): [string, string][] {
  const result: [string, string][] = [];
  for (let index = 0; index + 1 < raw.length; index += 2) result.push([raw[index] ?? '', raw[index + 1] ?? '']);
  return result;
}

function listen({ port }: { port: unknown }): void {
  if (!(port instanceof MessagePort)) throw new Error('the fetch worker needs a port');
  port.on('message', ({ id, request, signal }: TransportMessage) => {
    void exchange(request).then((answer) => {
      port.postMessage({ id, answer }, answer.kind === 'response' ? [answer.body.buffer] : []);
      Atomics.store(signal, 0, 1);
      Atomics.notify(signal, 0);
    });
  });
}

listen(workerData as { port: unknown });
