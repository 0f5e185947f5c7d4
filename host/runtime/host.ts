import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { ScriptError, type CallbackRequest, type CallbackResult, type Host, type HostOptions } from '../contract.ts';
import { readManifest } from './addon-files.ts';
import type { Manifest } from './manifest.ts';
import { Stores } from './stores.ts';
import { checkLink } from './link-rules.ts';
import type { CallbackMessage, SentMail, WorkerReport, WorkerStart } from './worker-messages.ts';

/** Google ends an add-on's callback after 30 s (Apps Script quotas). */
const googlesTimeout = 30_000;
/** On top of it, for starting the thread and reading the mail, which Google does before the callback begins. */
const preparation = 60_000;

/** Enough for the largest mail as text and as signed bytes; a script that leaks must not take the machine with it. */
const maxHeapMegabytes = 768;

/** Makes a stand-in for Gmail and Calendar. Throws ScriptError when the add-on's manifest is missing or broken. */
export function createHost(options: HostOptions): Host {
  return new WorkerHost(options, readManifest(options.addonDir));
}

class WorkerHost implements Host {
  readonly #options: HostOptions;
  readonly #manifest: Manifest;
  readonly #stores = new Stores();
  readonly #mailTokens = new WeakMap<Uint8Array, number>();
  #lastToken = 0;
  #worker: Worker | null = null;
  #mailInWorker = 0;
  #queue: Promise<unknown> = Promise.resolve();
  #closed = false;

  constructor(options: HostOptions, manifest: Manifest) {
    this.#options = options;
    this.#manifest = manifest;
  }

  run(request: CallbackRequest): Promise<CallbackResult> {
    const turn = this.#queue.then(() => this.#call(request));
    this.#queue = turn.catch(() => undefined);
    return turn;
  }

  openLink(url: string): string {
    try {
      checkLink(url, this.#manifest.addOns.common.openLinkUrlPrefixes);
    } catch (error) {
      throw new ScriptError(error instanceof Error ? error.message : String(error));
    }
    const target = new URL(url);
    const origin = this.#options.origins[target.origin];
    return origin === undefined ? target.href : new URL(target.pathname + target.search + target.hash, origin).href;
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#worker?.terminate();
    await this.#queue;
  }

  #call(request: CallbackRequest): Promise<CallbackResult> {
    if (this.#closed) return Promise.reject(new Error('the host is closed'));
    const { item, ...rest } = request;
    const worker = this.#ensureWorker();
    const message: CallbackMessage = { request: rest, mail: item.kind === 'mail' ? this.#sentMail(item) : null };
    return new Promise((resolve, reject) => {
      const limit = this.#options.callbackTimeout ?? googlesTimeout;
      const tooLong = (): void => {
        settle(() => {
          reject(new ScriptError('Exceeded maximum execution time'));
        });
        this.#drop(worker);
      };
      let timer = setTimeout(tooLong, limit + preparation);
      const settle = (finish: () => void): void => {
        clearTimeout(timer);
        worker.off('message', onReport).off('error', onError).off('exit', onExit);
        finish();
      };
      const onReport = (report: WorkerReport): void => {
        if (report.kind === 'started') {
          clearTimeout(timer);
          timer = setTimeout(tooLong, limit);
        } else if (report.kind === 'done') settle(() => resolve(report.result));
        else if (report.kind === 'failed') settle(() => reject(new ScriptError(report.message, report.log)));
      };
      const onError = (error: Error): void => settle(() => reject(new ScriptError(endOf(error))));
      const onExit = (): void => settle(() => reject(new Error('the host was closed during a callback')));
      worker.on('message', onReport).on('error', onError).on('exit', onExit);
      worker.postMessage(message);
    });
  }

  #sentMail({ id, raw }: { id: string; raw: Uint8Array }): SentMail {
    const token = this.#mailTokens.get(raw) ?? ++this.#lastToken;
    this.#mailTokens.set(raw, token);
    if (token === this.#mailInWorker) return { token, id, raw: null };
    this.#mailInWorker = token;
    return { token, id, raw };
  }

  #ensureWorker(): Worker {
    if (this.#worker) return this.#worker;
    const { addonDir, hostDir, origins, recordBodies } = this.#options;
    const start: WorkerStart = {
      addonDir,
      fetchWorker: pathToFileURL(join(hostDir, 'fetch-worker.js')).href,
      origins,
      recordBodies: recordBodies ?? false,
      stores: this.#stores.dump(),
    };
    const worker = new Worker(join(hostDir, 'worker.js'), {
      workerData: start,
      resourceLimits: { maxOldGenerationSizeMb: maxHeapMegabytes },
    });
    worker.on('message', (report: WorkerReport) => {
      if (report.kind === 'stored') this.#stores.apply(report.write);
    });
    worker.on('error', () => {
      this.#drop(worker);
    });
    worker.on('exit', () => {
      this.#drop(worker);
    });
    this.#worker = worker;
    this.#mailInWorker = 0;
    return worker;
  }

  #drop(worker: Worker): void {
    if (this.#worker === worker) this.#worker = null;
    void worker.terminate();
  }
}

/** Why the thread of a callback ended by itself. */
function endOf(error: Error): string {
  const ranOut = 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
  return ranOut ? 'Out of memory error' : `The callback ended: ${error.message}`;
}
