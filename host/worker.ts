import { randomUUID } from 'node:crypto';
import { parentPort, workerData, type MessagePort } from 'node:worker_threads';
import { ScriptError, type CallbackResult } from './contract.ts';
import { loadAddon, type Addon } from './runtime/addon-files.ts';
import { runCallback } from './runtime/callback.ts';
import { OpenItemReader, type OpenItems } from './runtime/open-items.ts';
import type { Session } from './runtime/session.ts';
import { Stores } from './runtime/stores.ts';
import { WorkerTransport } from './runtime/sync-transport.ts';
import type { CallbackMessage, WorkerReport, WorkerStart } from './runtime/worker-messages.ts';

/** The thread in which callbacks run, one at a time. It stands still while a script fetches or sleeps. */
class CallbackWorker {
  readonly #start: WorkerStart;
  readonly #port: MessagePort;
  readonly #stores: Stores;
  readonly #transport: WorkerTransport;
  #addon: Addon | null = null;
  readonly #items = new OpenItemReader();

  constructor(start: WorkerStart, port: MessagePort) {
    this.#start = start;
    this.#port = port;
    this.#stores = new Stores(start.stores, (write) => {
      this.#report({ kind: 'stored', write });
    });
    this.#transport = new WorkerTransport(new URL(start.fetchWorker));
  }

  async run(message: CallbackMessage): Promise<void> {
    try {
      this.#addon ??= loadAddon(this.#start.addonDir, this.#start.deployment);
      const open = await this.#items.read(message);
      this.#report({ kind: 'started' });
      const result = runCallback(this.#addon, this.#session(this.#addon, message, open));
      this.#report({ kind: 'done', result: plain(result) });
    } catch (error) {
      const log = error instanceof ScriptError ? error.log : [];
      this.#report({ kind: 'failed', message: error instanceof Error ? error.message : String(error), log });
    }
  }

  #session({ manifest }: Addon, { request }: CallbackMessage, open: OpenItems): Session {
    const refused = request.refusedScopes ?? [];
    const serviceCalls: Record<string, number> = {};
    return {
      request,
      manifest,
      grantedScopes: new Set(manifest.oauthScopes.filter((scope) => !refused.includes(scope))),
      ...open,
      messageToken: randomUUID(),
      givenMessageToken: null,
      stores: this.#stores,
      transport: this.#transport,
      origins: this.#start.origins,
      recordBodies: this.#start.recordBodies,
      fetches: [],
      sent: [],
      log: [],
      serviceCalls,
      countCall: (name) => {
        serviceCalls[name] = (serviceCalls[name] ?? 0) + 1;
      },
    };
  }

  #report(report: WorkerReport): void {
    this.#port.postMessage(report);
  }
}

/** Objects of the script's realm cannot cross threads as they are; what crosses is JSON and text anyway. */
function plain(result: CallbackResult): CallbackResult {
  return { ...result, answer: JSON.parse(JSON.stringify(result.answer)) as unknown };
}

if (parentPort) {
  const port = parentPort;
  const worker = new CallbackWorker(workerData as WorkerStart, port);
  port.on('message', (message: CallbackMessage) => {
    void worker.run(message);
  });
}
