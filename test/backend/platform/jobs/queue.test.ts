import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../../../backend/platform/database/connect.ts';
import { asOwner } from '../../../../backend/platform/database/database.ts';
import { inDirectory } from '../../../../backend/platform/database/directory-scope.ts';
import { withEnvironment } from '../../../../backend/platform/database/environment-scope.ts';
import { addJob, addJobInDirectory, type Job, type JobIds } from '../../../../backend/platform/jobs/job.ts';
import { runQueue, type RunningQueue } from '../../../../backend/platform/jobs/queue.ts';
import { databases, openTestDatabase } from '../../../support/database.ts';
import { loadTestEnvironment, type TestEnvironment } from '../../../support/environment.ts';

interface LogLine {
  readonly level: string;
  readonly line: object;
  readonly message: string;
}

describe.each(databases)('the queue on %s', (kind) => {
  let database: Database;
  let environment: TestEnvironment;
  const running: RunningQueue[] = [];
  const logged: LogLine[] = [];
  const write = (level: string) => (line: object, message: string) => logged.push({ level, line, message });
  const log = { debug: write('debug'), warn: write('warn'), error: write('error') };

  beforeAll(async () => {
    database = await openTestDatabase(kind);
    environment = await loadTestEnvironment(database);
  });
  beforeEach(async () => {
    logged.length = 0;
    await sql('delete from graphile_worker._private_jobs; delete from graphile_worker._private_known_crontabs');
  });
  afterEach(async () => {
    await Promise.all(running.splice(0).map((queue) => queue.stop()));
  });
  afterAll(() => database.close());

  const sql = (text: string) =>
    asOwner(database, (engine) => engine.withConnection((connection) => connection.execute(text)));
  const rows = <Row extends object>(text: string) =>
    asOwner(database, (engine) =>
      engine.withConnection((connection) => connection.query<Row>({ name: '', text, values: [] })),
    );
  const jobRows = () =>
    rows<{ payload: object; attempts: number; error: string | null }>(
      'select payload, attempts, last_error as error from graphile_worker._private_jobs order by id',
    );
  const start = (jobs: readonly Job[], poll = 100): RunningQueue => {
    const queue = runQueue({ database, jobs, log: log as never, timing: { start: 0, poll, lease: 60_000 } });
    running.push(queue);
    return queue;
  };
  const job = (name: string, run: Job['run'], recurs: string | null = null): Job => ({ name, recurs, run });
  const add = (name: string, ids: JobIds = {}, key: string | null = null) =>
    withEnvironment(database, environment.id, (handle) => addJob(handle, { name, ids, key }));

  it('runs what was added in an environment, with its id, and keeps nothing of it', async () => {
    const runs: JobIds[] = [];
    start([job('test.note', (ids) => Promise.resolve(runs.push(ids)))]);
    const ids = { thingId: randomUUID() };
    await add('test.note', ids);
    await expect.poll(() => runs).toEqual([{ ...ids, environmentId: environment.id }]);
    await expect.poll(jobRows).toEqual([]);
  });

  it('takes what was added at once, long before it would look again', async () => {
    const runs: JobIds[] = [];
    start([job('test.soon', (ids) => Promise.resolve(runs.push(ids)))], 60_000);
    await add('test.soon');
    await expect.poll(() => runs).toHaveLength(1);
    await add('test.soon');
    await expect.poll(() => runs).toHaveLength(2);
  });

  it('runs what was added in the directory, with no environment', async () => {
    const runs: JobIds[] = [];
    start([job('test.global', (ids) => Promise.resolve(runs.push(ids)))]);
    const ids = { thingId: randomUUID() };
    await inDirectory(database, (connection) => addJobInDirectory(connection, { name: 'test.global', ids, key: null }));
    await expect.poll(() => runs).toEqual([ids]);
  });

  it('has no job of a transaction that was rolled back', async () => {
    const adding = withEnvironment(database, environment.id, async (handle) => {
      await addJob(handle, { name: 'test.never', ids: {}, key: null });
      throw new Error('rolled back');
    });
    await expect(adding).rejects.toThrow('rolled back');
    expect(await jobRows()).toEqual([]);
  });

  it('keeps one job of those that wait under a key', async () => {
    const [first, second] = [{ thingId: randomUUID() }, { thingId: randomUUID() }];
    await add('test.keyed', first, 'one');
    await add('test.keyed', second, 'one');
    expect((await jobRows()).map(({ payload }) => payload)).toEqual([{ ...second, environmentId: environment.id }]);
  });

  it('takes ids only', async () => {
    await expect(add('test.content', { subject: 'Confidentiel' })).rejects.toThrow(TypeError);
    expect(await jobRows()).toEqual([]);
  });

  it('runs a job that failed again, later each time, and says nowhere what it was about', async () => {
    let attempts = 0;
    start([
      job('test.fails', () => {
        attempts += 1;
        return attempts < 2
          ? Promise.reject(Object.assign(new Error('Confidentiel'), { code: '23505' }))
          : Promise.resolve();
      }),
    ]);
    await add('test.fails');
    await expect.poll(() => attempts).toBe(1);
    await expect.poll(async () => (await jobRows())[0]?.error).toBe('Error 23505');
    const [waiting] = await rows<{ later: boolean }>(
      `select run_at > now() + interval '1 second' as later from graphile_worker._private_jobs`,
    );
    expect(waiting).toEqual({ later: true });
    await expect.poll(() => attempts).toBe(2);
    await expect.poll(jobRows).toEqual([]);
    const failures = logged.filter(({ level }) => level !== 'debug');
    expect(failures).toMatchObject([
      { level: 'error', message: 'job failed', line: { job: 'test.fails', attempt: 1 } },
    ]);
  });

  it('runs what recurs once, whoever is there, and catches up on the hour that nobody was', async () => {
    let runs = 0;
    const halfAnHourAgo = (new Date().getUTCMinutes() + 30) % 60;
    const hourly = job('test.hourly', () => Promise.resolve((runs += 1)), `${halfAnHourAgo} * * * *`);
    await sql(`insert into graphile_worker._private_known_crontabs (identifier, known_since, last_execution)
      values ('test.hourly', now() - interval '3 days', now() - interval '2 days')`);
    start([hourly]);
    // Of an embedded database there is one process.
    if (kind === 'PostgreSQL') start([hourly]);
    await expect.poll(() => runs).toBe(1);
    await expect.poll(jobRows).toEqual([]);
    await Promise.all(running.splice(0).map((queue) => queue.stop()));
    start([hourly]);
    await add('test.hourly');
    await expect.poll(() => runs).toBe(2);
    await expect.poll(jobRows).toEqual([]);
  });

  it('stops when the job under way has ended, and takes none after', async () => {
    const ended: string[] = [];
    let begin: (value?: unknown) => void = () => undefined;
    const begun = new Promise((resolve) => (begin = resolve));
    const queue = start([
      job('test.long', async (_ids, { isStopping }) => {
        begin();
        while (!isStopping()) await new Promise((resolve) => setTimeout(resolve, 10));
        ended.push('long');
      }),
      job('test.after', () => Promise.resolve(ended.push('after'))),
    ]);
    await add('test.long');
    await begun;
    const stopped = queue.stop();
    await add('test.after');
    await stopped;
    expect(ended).toEqual(['long']);
    expect(await jobRows()).toHaveLength(1);
  });

  it('stops in the middle of its start', async () => {
    for (const milliseconds of [0, 1, 2, 4, 8, 16, 32, 64]) {
      const queue = start([job('test.none', () => Promise.resolve())]);
      await new Promise((resolve) => setTimeout(resolve, milliseconds));
      await queue.stop();
    }
    expect(logged.filter(({ level }) => level !== 'debug')).toEqual([]);
  });

  it('does not hold the database while a job runs', async () => {
    let end: (value?: unknown) => void = () => undefined;
    const told = new Promise((resolve) => (end = resolve));
    const names: number[] = [];
    start([
      job('test.asks', async () => {
        await told;
        names.push(await withEnvironment(database, environment.id, () => Promise.resolve(1)));
      }),
    ]);
    await add('test.asks');
    await database.ping();
    end();
    await expect.poll(() => names).toEqual([1]);
  });
});
