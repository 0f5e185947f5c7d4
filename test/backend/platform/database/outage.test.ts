import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase, type Database } from '../../../../backend/platform/database/connect.ts';
import { addJob, type Job } from '../../../../backend/platform/jobs/job.ts';
import { runQueue } from '../../../../backend/platform/jobs/queue.ts';
import { withEnvironment } from '../../../../backend/platform/database/environment-scope.ts';
import { DatabaseUnavailable } from '../../../../backend/platform/database/errors.ts';
import { createTaskIn } from '../../../../backend/tasks/create-task.ts';
import { readActor } from '../../../../backend/access/sql/actor.ts';
import { loadTestEnvironment, made, makeTask, type TestEnvironment } from '../../../support/environment.ts';
import { findServerBinaries, startCluster, type Cluster } from '../../../../scripts/harness/postgresql-cluster.ts';

async function listeners(url: string): Promise<number> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client
    .query(`select from pg_stat_activity where query ilike 'listen%' and pid <> pg_backend_pid()`)
    .finally(() => client.end());
  return rows.length;
}

const binaries = findServerBinaries();
const rep = 'rep@test.example';

describe('a database that is not there', () => {
  it('is named in one line, without credentials', async () => {
    const url = 'postgres://user:secret-of-the-test@127.0.0.1:9/relais';
    const failure = await openDatabase({ kind: 'postgresql', url }).catch((error: unknown) => error);
    expect(failure).toMatchObject({ name: 'DatabaseOpenError' });
    const message = failure instanceof Error ? failure.message : '';
    expect(message).toContain('The database at 127.0.0.1:9/relais cannot be used: connect ECONNREFUSED');
    expect(message).not.toMatch(/secret-of-the-test|\n/);
  });
});

describe.each(binaries === null ? [] : [binaries])('PostgreSQL of %s', (bin) => {
  let cluster: Cluster;
  let database: Database;
  let environment: TestEnvironment;

  beforeAll(async () => {
    cluster = await startCluster(bin);
    database = await openDatabase({ kind: 'postgresql', url: cluster.url, maxConnections: 4 });
    environment = await loadTestEnvironment(database);
  });
  afterAll(async () => {
    await database.close();
    await cluster.stop();
  });

  const save = (task = makeTask(environment)) =>
    withEnvironment(database, environment.id, (handle) =>
      createTaskIn(handle, task, { userId: environment.user(rep), at: made }),
    );

  it('restarted while idle is used again at once, though every pooled connection died', async () => {
    const before = await Promise.all([save(), save(), save(), save()]);
    await cluster.restart();
    const after = await Promise.all([save(), save(), save(), save()]);
    const numbers = [...before, ...after].map((result) => (result.outcome === 'created' ? result.number : 0));
    expect(numbers.sort((one, other) => one - other)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });

  it('stopped in the middle of a transaction is unavailable, and the whole task is saved by the retry', async () => {
    const task = makeTask(environment);
    const attempt = withEnvironment(database, environment.id, async (handle) => {
      await createTaskIn(handle, task, { userId: environment.user(rep), at: made });
      await cluster.restart();
      return readActor(handle, environment.user(rep));
    });
    const failure = await attempt.catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(DatabaseUnavailable);
    expect(failure).toMatchObject({ reason: 'connection' });
    expect(await save(task)).toMatchObject({ outcome: 'created', taskId: task.id });
    expect(await save({ ...task, id: randomUUID() })).toEqual({ outcome: 'replayed', taskId: task.id });
  });

  it('restarted under the queue loses no job, and its workers listen again', async () => {
    const runs: string[] = [];
    const log = { debug: () => undefined, warn: () => undefined, error: () => undefined };
    const job: Job = {
      name: 'test.note',
      recurs: null,
      run: ({ thingId = '' }) => Promise.resolve(runs.push(thingId)),
    };
    const queue = runQueue({
      database,
      jobs: [job],
      log: log as never,
      timing: { start: 0, poll: 600_000, lease: 60_000 },
    });
    const ids = [randomUUID(), randomUUID()];
    const add = (thingId = '') =>
      withEnvironment(database, environment.id, (handle) =>
        addJob(handle, { name: job.name, ids: { thingId }, key: null }),
      );
    await add(ids[0]);
    await expect.poll(() => runs).toEqual(ids.slice(0, 1));
    await cluster.restart();
    await expect.poll(() => listeners(cluster.url)).toBe(1);
    await add(ids[1]);
    await expect.poll(() => runs).toEqual(ids);
    await queue.stop();
    await expect.poll(() => listeners(cluster.url)).toBe(0);
  });

  it('answers a ping, and is unavailable once it is gone', async () => {
    await database.ping();
    await cluster.stop();
    const failure = await database.ping().catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(DatabaseUnavailable);
  });
});
