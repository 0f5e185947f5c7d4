import { EventEmitter } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import type { FastifyBaseLogger } from 'fastify';
import type { CronItem, Logger, RunnerOptions, Task, WorkerEvents } from 'graphile-worker';
import type { Database } from '../database/connect.ts';
import { queuePoolOf } from '../database/queue-pool.ts';
import { renewJobLeases } from '../database/queue-statements.ts';
import { readIds, type Job } from './job.ts';

/** Milliseconds. */
export interface QueueTiming {
  /** From the start of the service until the first job. */
  readonly start: number;
  /** Between two looks for jobs whose time has come. One that is added is taken at once, where LISTEN works. */
  readonly poll: number;
  /** A job that its process did not mark as its own for this long is taken by another: that process is gone. */
  readonly lease: number;
}

/** Nobody waits for jobs, but whoever started the service waits for its first answer. */
const usualTiming: QueueTiming = { start: 2_000, poll: 10_000, lease: 120_000 };
/** Jobs at a time in this process. */
const concurrency = 2;
/** Milliseconds until workers that ended by themselves are started again. */
const restartAfter = 30_000;
/** Milliseconds. What recurs is caught up on once when nobody was there at its time. */
const hour = 60 * 60_000;

export interface QueueOptions {
  readonly database: Database;
  readonly jobs: readonly Job[];
  readonly log: Pick<FastifyBaseLogger, 'debug' | 'warn' | 'error'>;
  readonly timing?: QueueTiming;
}

/** The workers of this process. */
export interface RunningQueue {
  /** Resolves when the jobs under way have ended; none begins after. */
  stop(): Promise<void>;
}

/** A job failed. The message is kept with the job until it succeeds, so that it says what failed and quotes nothing. */
class JobFailed extends Error {
  override readonly name = 'JobFailed';
}

/**
 * Runs the jobs of the database, beside other processes, until stopped. A job that fails is run again, each time after a
 * longer while: seconds at first, hours after ten failures, 25 times at most.
 */
export function runQueue(options: QueueOptions): RunningQueue {
  const stop = new AbortController();
  const running = keepRunning(options, stop.signal);
  return {
    stop: async () => {
      stop.abort();
      await running;
    },
  };
}

async function keepRunning(options: QueueOptions, stop: AbortSignal): Promise<void> {
  await pause(options.timing?.start ?? usualTiming.start, stop);
  while (!stop.aborted) {
    try {
      await runWorkers(options, stop);
    } catch (error) {
      options.log.error({ err: error }, 'job queue ended');
    }
    await pause(restartAfter, stop);
  }
}

/** Ends when told to stop, or when the workers give up. */
async function runWorkers(options: QueueOptions, stop: AbortSignal): Promise<void> {
  const { database, timing = usualTiming } = options;
  // Of an embedded database this is the only process: whatever was being run when it opened is not.
  await renewJobLeases(database, 'none', database.kind === 'postgresql' ? toSeconds(timing.lease) : 0);
  // Loaded only now: it takes longer than everything else at the start.
  const { Logger, parseCronItems, run } = await import('graphile-worker');
  const ended = new AbortController();
  const signal = AbortSignal.any([stop, ended.signal]);
  const events: WorkerEvents = new EventEmitter();
  let leases = Promise.resolve();
  events.once('pool:create', ({ workerPool }) => {
    leases = keepLeases(options, workerPool.id, signal);
  });
  const runner = await run({
    ...workerOptions(options, new Logger(forwardTo(options.log)), signal),
    events,
    parsedCronItems: parseCronItems(options.jobs.flatMap(recurrenceOf)),
  });
  const stopped = waitForAbort(stop, ended.signal).then(() => runner.stop());
  try {
    await Promise.race([runner.promise, stopped]);
    await runner.promise;
  } finally {
    ended.abort();
    await leases;
  }
}

function workerOptions(options: QueueOptions, logger: Logger, stop: AbortSignal): RunnerOptions {
  const isStopping = () => stop.aborted;
  return {
    pgPool: queuePoolOf(options.database, isStopping),
    schema: 'graphile_worker',
    taskList: Object.fromEntries(options.jobs.map((job) => [job.name, taskOf(job, options, isStopping)])),
    logger,
    concurrency,
    pollInterval: (options.timing ?? usualTiming).poll,
    // The service does, and stops the queue.
    noHandleSignals: true,
    // Without a delay nobody waits for a job to be marked as done, not even when stopping.
    preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
  };
}

function taskOf({ name, run }: Job, { log }: QueueOptions, isStopping: () => boolean): Task {
  return async (payload, { job: { id, attempts } }) => {
    const began = performance.now();
    try {
      await run(readIds(payload), { isStopping });
    } catch (error) {
      log.error({ err: error, job: name, jobId: id, attempt: attempts }, 'job failed');
      throw new JobFailed(kindOf(error));
    }
    log.debug({ job: name, jobId: id, milliseconds: Math.round(performance.now() - began) }, 'job done');
  };
}

/** One run at a time, and one that waits, across all processes. */
function recurrenceOf({ name, recurs }: Job): CronItem[] {
  if (recurs === null) return [];
  const options = { backfillPeriod: hour, jobKey: name, queueName: name };
  return [{ task: name, identifier: name, match: recurs, options }];
}

async function keepLeases({ database, log, timing = usualTiming }: QueueOptions, workers: string, stop: AbortSignal) {
  while (!stop.aborted) {
    await pause(timing.lease / 4, stop);
    await renewJobLeases(database, workers, toSeconds(timing.lease)).catch((error: unknown) => {
      log.warn({ err: error }, 'job leases not renewed');
    });
  }
}

/** What graphile-worker reports of itself. That a job failed is in the log already, with the error. */
function forwardTo(log: QueueOptions['log']) {
  return () =>
    (level: string, message: string, meta?: Readonly<Record<string, unknown>>): void => {
      if ((level === 'error' || level === 'warning') && meta?.['failure'] !== true) {
        log.warn({ worker: message.split('\n', 1)[0] }, 'job queue');
      }
    };
}

function kindOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  return 'code' in error && typeof error.code === 'string' ? `${error.name} ${error.code}` : error.name;
}

function toSeconds(milliseconds: number): number {
  return milliseconds / 1000;
}

/** Resolves when told to stop, also when that was before; never once `over` has come first. */
function waitForAbort(stop: AbortSignal, over: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (stop.aborted) resolve();
    stop.addEventListener('abort', () => resolve(), { once: true, signal: over });
  });
}

/** Ends early when told to stop. */
function pause(milliseconds: number, stop: AbortSignal): Promise<void> {
  return wait(milliseconds, undefined, { signal: stop }).catch(() => undefined);
}
