import type { Database } from '../platform/database/connect.ts';
import { insertCaptures, type CaptureLine } from './sql/insert.ts';
import { withEnvironment } from '../platform/database/environment-scope.ts';
import { DatabaseUnavailable } from '../platform/database/errors.ts';

/** A line to write into the ledger of an environment. */
export interface EnvironmentLine {
  readonly environmentId: string;
  readonly line: CaptureLine;
}

/** A buffered writer of the ledger. Its methods never throw. */
export interface CaptureLedger {
  /**
   * Resolves when the line is written, but after half a second at most: a slow ledger must not delay a response. While
   * the database is unreachable, lines are buffered in memory and written later.
   */
  record(entry: EnvironmentLine): Promise<void>;
  /** Tries once more to write the buffered lines. Reports those that remain as lost. */
  close(): Promise<void>;
}

/** Called with lines that will never be written. */
export type ReportLost = (lost: readonly EnvironmentLine[], error: unknown) => void;

/** Milliseconds. */
const longestWait = 500;
const retryAfter = 5_000;
/** Most buffered lines: some 250 KB, enough for an hour without the database. */
const maxWaiting = 1_000;
const maxBatch = 200;

interface Waiting {
  readonly entry: EnvironmentLine;
  /** Resolves the promise of `record`. */
  readonly settle: () => void;
}

/** Opens the ledger of a database. Lines of one environment that arrive together are written in one batch. */
export function openCaptureLedger(database: Database, reportLost: ReportLost): CaptureLedger {
  return new BufferedLedger(database, reportLost);
}

class BufferedLedger implements CaptureLedger {
  readonly #database: Database;
  readonly #reportLost: ReportLost;
  #waiting: Waiting[] = [];
  #writing: Promise<void> | null = null;
  #retry: NodeJS.Timeout | null = null;

  constructor(database: Database, reportLost: ReportLost) {
    this.#database = database;
    this.#reportLost = reportLost;
  }

  record(entry: EnvironmentLine): Promise<void> {
    if (this.#waiting.length >= maxWaiting) {
      this.#reportLost([entry], new Error('too many lines wait'));
      return Promise.resolve();
    }
    return new Promise((resolve) => {
      const patience = setTimeout(resolve, this.#retry === null ? longestWait : 0);
      const settle = () => {
        clearTimeout(patience);
        resolve();
      };
      this.#waiting.push({ entry, settle });
      if (this.#retry === null) void this.#write();
    });
  }

  async close(): Promise<void> {
    this.#stopRetry();
    await this.#write();
    this.#stopRetry();
    const lost = this.#waiting.splice(0).map(({ entry }) => entry);
    if (lost.length > 0) this.#reportLost(lost, new Error('the service stops'));
  }

  #stopRetry(): void {
    if (this.#retry !== null) clearTimeout(this.#retry);
    this.#retry = null;
  }

  /** One write loop at a time; lines that arrive meanwhile are in its next batch. */
  #write(): Promise<void> {
    this.#writing ??= this.#writeAll().finally(() => (this.#writing = null));
    return this.#writing;
  }

  async #writeAll(): Promise<void> {
    while (this.#retry === null) {
      const batch = this.#nextBatch();
      const [first] = batch;
      if (first === undefined) return;
      await this.#writeBatch(first.entry.environmentId, batch);
    }
  }

  async #writeBatch(environmentId: string, batch: readonly Waiting[]): Promise<void> {
    try {
      await withEnvironment(this.#database, environmentId, (environment) =>
        insertCaptures(
          environment,
          batch.map(({ entry }) => entry.line),
        ),
      );
    } catch (error) {
      if (error instanceof DatabaseUnavailable) {
        this.#waiting.unshift(...batch);
        this.#retry = setTimeout(() => {
          this.#retry = null;
          void this.#write();
        }, retryAfter).unref();
        return;
      }
      this.#reportLost(
        batch.map(({ entry }) => entry),
        error,
      );
    }
    for (const { settle } of batch) settle();
  }

  /** Takes the next batch: lines of the environment whose line has waited longest. */
  #nextBatch(): Waiting[] {
    const environmentId = this.#waiting[0]?.entry.environmentId;
    const batch: Waiting[] = [];
    const others: Waiting[] = [];
    for (const waiting of this.#waiting) {
      const takes = waiting.entry.environmentId === environmentId && batch.length < maxBatch;
      (takes ? batch : others).push(waiting);
    }
    this.#waiting = others;
    return batch;
  }
}
