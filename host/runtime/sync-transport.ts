import { MessageChannel, receiveMessageOnPort, Worker, type MessagePort } from 'node:worker_threads';

/** One HTTP exchange for the fetch worker. `url` is on loopback already; `host` is the public host it stands for. */
export interface TransportRequest {
  method: string;
  url: string;
  host: string;
  headers: Record<string, string>;
  body: Uint8Array<ArrayBuffer> | null;
  /** Milliseconds until the exchange is given up. */
  timeout: number;
  /** Bytes of response after which it is given up. */
  maxResponseBytes: number;
}

export type TransportAnswer =
  | { kind: 'response'; status: number; headers: [string, string][]; body: Uint8Array<ArrayBuffer> }
  | { kind: 'failed'; reason: 'unreachable' | 'timeout' | 'tooLarge' };

export interface TransportMessage {
  id: number;
  request: TransportRequest;
  signal: Int32Array;
}

/** A blocking HTTP exchange, as UrlFetchApp does. */
export interface SyncTransport {
  exchange(request: TransportRequest): TransportAnswer;
}

/** Milliseconds beyond the time-out for the fetch worker to report it, before the worker is taken for dead. */
const grace = 2000;

/**
 * A blocking transport over a worker: this thread waits on shared memory (Atomics.wait), so the server must run in
 * another thread or process.
 */
export class WorkerTransport implements SyncTransport {
  readonly #script: URL;
  #port: MessagePort | null = null;
  #nextId = 1;

  constructor(script: URL) {
    this.#script = script;
  }

  exchange(request: TransportRequest): TransportAnswer {
    const port = this.#connect();
    const signal = new Int32Array(new SharedArrayBuffer(4));
    const id = this.#nextId++;
    const message: TransportMessage = { id, request, signal };
    port.postMessage(message, request.body ? [request.body.buffer] : []);
    const deadline = Date.now() + request.timeout + grace;
    while (Date.now() < deadline) {
      Atomics.wait(signal, 0, 0, deadline - Date.now());
      const answer = this.#take(port, id);
      if (answer) return answer;
    }
    return { kind: 'failed', reason: 'timeout' };
  }

  /** Drops late answers of exchanges that were given up. */
  #take(port: MessagePort, id: number): TransportAnswer | null {
    for (;;) {
      const received = receiveMessageOnPort(port) as { message: { id: number; answer: TransportAnswer } } | undefined;
      if (!received) return null;
      if (received.message.id === id) return received.message.answer;
    }
  }

  #connect(): MessagePort {
    if (this.#port) return this.#port;
    const { port1, port2 } = new MessageChannel();
    const worker = new Worker(this.#script, { workerData: { port: port2 }, transferList: [port2] });
    worker.unref();
    port1.unref();
    this.#port = port1;
    return port1;
  }
}
