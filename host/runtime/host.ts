import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import {
  ScriptError,
  type CallbackRequest,
  type CallbackResult,
  type Host,
  type HostOptions,
  type HostUser,
  type OpenItem,
} from '../contract.ts';
import { readManifest } from './addon-files.ts';
import type { Manifest } from './manifest.ts';
import { Stores, userStore } from './stores.ts';
import { checkLink } from './link-rules.ts';
import { FileSender, type SentFile } from './sent-files.ts';
import type { CallbackMessage, SentItem, WorkerReport, WorkerStart } from './worker-messages.ts';

/** Google ends an add-on's callback after 30 s (Apps Script quotas). */
const googlesTimeout = 30_000;
/** Additional time in milliseconds for starting the thread and parsing the mail, which Google does before the callback. */
const preparation = 60_000;

/** Enough for the largest mail, as text and as signed bytes. There is a limit because a script may leak. */
const maxHeapMegabytes = 768;

/** Makes a stand-in for Gmail and Calendar. Throws ScriptError when the add-on's manifest is missing or broken. */
export function createHost(options: HostOptions): Host {
  return new WorkerHost(options, readManifest(options.addonDir, options.deployment));
}

class WorkerHost implements Host {
  readonly #options: HostOptions;
  readonly #manifest: Manifest;
  readonly #stores = new Stores();
  readonly #files = new FileSender();
  #worker: Worker | null = null;
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

  userProperties({ sub }: HostUser): Readonly<Record<string, string>> {
    return Object.fromEntries(this.#stores.all(userStore('properties', sub)));
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#worker?.terminate();
    await this.#queue;
  }

  #call(request: CallbackRequest): Promise<CallbackResult> {
    if (this.#closed) return Promise.reject(new Error('the host is closed'));
    const worker = this.#ensureWorker();
    const message = this.#messageOf(request);
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

  #messageOf({ item, calendar, ...request }: CallbackRequest): CallbackMessage {
    const opened = item.kind === 'none' ? [] : [item.raw];
    const sent = this.#files.send([...opened, ...(calendar?.files ?? [])]);
    return {
      request,
      item: toSentItem(item, sent[0]),
      calendar: calendar ? { id: calendar.id, files: sent.slice(opened.length) } : null,
    };
  }

  #ensureWorker(): Worker {
    if (this.#worker) return this.#worker;
    const { addonDir, hostDir, origins, recordBodies, deployment } = this.#options;
    const start: WorkerStart = {
      addonDir,
      fetchWorker: pathToFileURL(join(hostDir, 'fetch-worker.js')).href,
      origins,
      recordBodies: recordBodies ?? false,
      deployment: deployment ?? 'versioned',
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
    this.#files.reset();
    return worker;
  }

  #drop(worker: Worker): void {
    if (this.#worker === worker) this.#worker = null;
    void worker.terminate();
  }
}

function toSentItem(item: OpenItem, file: SentFile | undefined): SentItem {
  if (item.kind === 'none' || !file) return { kind: 'none' };
  if (item.kind === 'mail') return { kind: 'mail', id: item.id, file };
  const { calendarId, uid, occurrence, unsaved } = item;
  return {
    kind: 'event',
    event: {
      calendarId,
      ...(uid === undefined ? {} : { uid }),
      ...(occurrence === undefined ? {} : { occurrence }),
      ...(unsaved === undefined ? {} : { unsaved }),
    },
    file,
  };
}

/** The reason why a callback's thread ended by itself. */
function endOf(error: Error): string {
  const ranOut = 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
  return ranOut ? 'Out of memory error' : `The callback ended: ${error.message}`;
}
