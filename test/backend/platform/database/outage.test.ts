import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase, type Database } from '../../../../backend/platform/database/connect.ts';
import { withEnvironment } from '../../../../backend/platform/database/environment-scope.ts';
import { DatabaseUnavailable } from '../../../../backend/platform/database/errors.ts';
import { createTaskIn } from '../../../../backend/tasks/create-task.ts';
import { readActor } from '../../../../backend/access/sql/actor.ts';
import { loadTestEnvironment, made, makeTask, type TestEnvironment } from '../../../support/environment.ts';
import { findServerBinaries, startCluster, type Cluster } from '../../../../scripts/harness/postgresql-cluster.ts';

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

  it('answers a ping, and is unavailable once it is gone', async () => {
    await database.ping();
    await cluster.stop();
    const failure = await database.ping().catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(DatabaseUnavailable);
  });
});
