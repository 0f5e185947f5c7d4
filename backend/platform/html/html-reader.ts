import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { Piscina } from 'piscina';
import { UnavailableError } from '../unavailable.ts';
import type { Reading, SanitizedText, SanitizeTask } from './html-worker.ts';

/** Reads HTML of strangers in threads of its own; see html-worker.ts. Throws UnavailableError when no thread came free in time. */
export interface HtmlReader {
  /** Null when it took too long, or too much memory: no mail that anybody wrote does. */
  sanitize(task: SanitizeTask): Promise<SanitizedText | null>;
  /** UTF-16 units of what would be kept; null as above. */
  measureStored(html: string): Promise<number | null>;
  close(): Promise<void>;
}

/** Milliseconds, with the wait for a thread. 2 MB of the worst HTML known take a tenth. */
const usualTimeLimit = 20_000;
/** A thread that reads 2 MB of the worst HTML has less than half of it. */
const maxMegabytes = 1024;
const maxThreads = 4;

/** The worker as the build makes it: beside the bundle, or in dist/ when this runs from its source. */
const isBundled = !import.meta.url.endsWith('/platform/html/html-reader.ts');
const worker = new URL(isBundled ? './html-worker.js' : '../../../dist/backend/html-worker.js', import.meta.url);

/** Starts the threads: one at once, others when they are needed, as many as there are processors to spare. */
export function createHtmlReader({ timeLimit = usualTimeLimit, threads = spareThreads() } = {}): HtmlReader {
  const pool = new Piscina({
    filename: fileURLToPath(worker),
    minThreads: 1,
    maxThreads: threads,
    idleTimeout: 60_000,
    resourceLimits: { maxOldGenerationSizeMb: maxMegabytes },
  });
  const read = async <T>(name: 'sanitize' | 'measureStored', input: unknown): Promise<T | null> => {
    const reading: Reading<unknown> = { input, begun: new Int32Array(new SharedArrayBuffer(4)) };
    try {
      return (await pool.run(reading, { name, signal: AbortSignal.timeout(timeLimit) })) as T;
    } catch (error) {
      if (!isBeyondLimits(error)) throw error;
      if (reading.begun[0] === 0) throw new UnavailableError('no thread was free to read HTML', { cause: error });
      return null;
    }
  };
  return {
    sanitize: (task) => read('sanitize', task),
    measureStored: (html) => read('measureStored', html),
    close: () => pool.close(),
  };
}

function spareThreads(): number {
  return Math.min(Math.max(availableParallelism() - 1, 1), maxThreads);
}

/** Ended by the time limit, by the memory limit of the thread, or by its stack. */
function isBeyondLimits(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code } = error as NodeJS.ErrnoException;
  return error.name === 'AbortError' || code === 'ERR_WORKER_OUT_OF_MEMORY' || error instanceof RangeError;
}
