import type { CallbackRequest, CallbackResult, Deployment, OpenEvent } from '../contract.ts';
import type { SentFile } from './sent-files.ts';
import type { StoreWrite } from './stores.ts';

/** What the callback worker is started with. */
export interface WorkerStart {
  addonDir: string;
  fetchWorker: string;
  origins: Record<string, string>;
  recordBodies: boolean;
  deployment: Deployment;
  stores: StoreWrite[];
}

export type SentItem =
  | { kind: 'none' }
  | { kind: 'mail'; id: string; file: SentFile }
  | { kind: 'event'; event: Omit<OpenEvent, 'raw' | 'kind'>; file: SentFile };

export interface CallbackMessage {
  request: Omit<CallbackRequest, 'item' | 'calendar'>;
  item: SentItem;
  calendar: { id: string; files: SentFile[] } | null;
}

/** From the worker: the callback proper begins, a store was written, or the callback came to its end. */
export type WorkerReport =
  | { kind: 'started' }
  | { kind: 'stored'; write: StoreWrite }
  | { kind: 'done'; result: CallbackResult }
  | { kind: 'failed'; message: string; log: string[] };
