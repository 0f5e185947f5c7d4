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
  /** Between two polls for due jobs. An added job is taken at once, where LISTEN works. */
  readonly poll: number;
  /** A job whose lease was not renewed for this long is taken over: its process is gone. */
  readonly lease: number;
}

/** The first job starts late, so that it does not slow the first requests down. */
const usualTiming: QueueTiming = { start: 2_000, poll: 10_000, lease: 120_000 };
/** Jobs at a time in this process. */
const concurrency = 2;
/** Milliseconds before workers that failed are started again. */
const restartAfter = 30_000;
/** Milliseconds. A recurring job that was due while no process ran is run once, if no more than this has passed. */
const hour = 60 * 60_000;

export interface QueueOptions {
  readonly database: Database;
  readonly jobs: readonly Job[];
  readonly log: Pick<FastifyBaseLogger, 'debug' | 'warn' | 'error'>;
  readonly timing?: QueueTiming;
}

/** The running workers of this process. */
export interface RunningQueue {
  /** Resolves when the running jobs have ended; no further job starts. */
  stop(): Promise<void>;
}

/** A job failed. The message is stored with the job, so it names the kind of error and quotes no data. */
class JobFailed extends Error {
  override readonly name = 'JobFailed';
}

/**
 * Runs jobs until stopped; several processes may share the queue. A failed job is retried with exponential backoff:
 * after seconds at first, after hours from the tenth failure on, 25 times at most.
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

/** Runs workers until `stop` is aborted or they give up. */
async function runWorkers(options: QueueOptions, stop: AbortSignal): Promise<void> {
  const { database, timing = usualTiming } = options;
  // An embedded database has no other process, so every lease in it is stale when it opens.
  await renewJobLeases(database, 'none', database.kind === 'postgresql' ? toSeconds(timing.lease) : 0);
  // Loaded late: loading it takes longer than the rest of the start.
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
    // The service handles signals itself, and stops the queue.
    noHandleSignals: true,
    // No batching delay: a job is marked as done at once, also while stopping.
    preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
  };
}

function taskOf({ name, run }: Job, { log }: QueueOptions, isStopping: () => boolean): Task {
  return async (payload, { job: { id, attempts } }) => {
    // A worker may have asked for a job just before the queue was stopped, and got it after. It is retried in seconds.
    if (isStopping()) throw new JobFailed('stopping');
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

/** At most one running and one waiting run, across all processes. */
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

/**
 * Forwards warnings and errors of graphile-worker to the log. Failures of jobs are left out: they are logged already,
 * with the error.
 */
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

/** Resolves when `stop` is aborted, or was already. Never resolves if `over` is aborted first. */
function waitForAbort(stop: AbortSignal, over: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (stop.aborted) resolve();
    stop.addEventListener('abort', () => resolve(), { once: true, signal: over });
  });
}

/** Waits, but ends early when `stop` is aborted. */
function pause(milliseconds: number, stop: AbortSignal): Promise<void> {
  return wait(milliseconds, undefined, { signal: stop }).catch(() => undefined);
}
