import type { CallbackRequest, CallbackResult } from '../contract.ts';
import type { StoreWrite } from './stores.ts';

/** What the callback worker is started with. */
export interface WorkerStart {
  addonDir: string;
  fetchWorker: string;
  origins: Record<string, string>;
  recordBodies: boolean;
  stores: StoreWrite[];
}

/** The open mail; `raw` only when the worker does not hold the mail of this token already. */
export interface SentMail {
  token: number;
  id: string;
  raw: Uint8Array | null;
}

export interface CallbackMessage {
  request: Omit<CallbackRequest, 'item'>;
  mail: SentMail | null;
}

/** From the worker: the callback proper begins, a store was written, or the callback came to its end. */
export type WorkerReport =
  | { kind: 'started' }
  | { kind: 'stored'; write: StoreWrite }
  | { kind: 'done'; result: CallbackResult }
  | { kind: 'failed'; message: string; log: string[] };
