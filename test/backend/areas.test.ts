import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { areaJobs } from '../../backend/areas.ts';
import { runQueue, type RunningQueue } from '../../backend/platform/jobs/queue.ts';
import { asOwner } from '../../backend/platform/database/database.ts';
import { createPostgresqlDatabase, databases } from '../support/database.ts';
import { buildService, forkService, temporaryFolder } from '../support/forked-service.ts';
import { startTestService, type TestService } from '../support/service.ts';
import { openDraft, postTask, taskForm, taskRequest } from '../support/task-form.ts';
import pg from 'pg';

const names = ['blobs.collect-orphans', 'identity.sweep-sessions', 'tasks.erase-due'];
/** As if everything that recurs had last been added three hours ago. */
const missed = `insert into graphile_worker._private_known_crontabs (identifier, known_since, last_execution)
  select name, now() - interval '3 days', now() - interval '3 hours' from unnest(array['${names.join("','")}']) name`;

describe.each(databases)('what recurs on %s', (kind) => {
  let service: TestService;
  let queue: RunningQueue | undefined;
  const logged: string[] = [];
  beforeAll(async () => {
    service = await startTestService({ kind });
  });
  afterAll(async () => {
    await queue?.stop();
    await service.close();
  });

  const count = async (from: string) => {
    const [row] = await asOwner(service.database, (engine) =>
      engine.withConnection((connection) =>
        connection.query<{ count: number }>({
          name: '',
          text: `select count(*)::int as count from ${from}`,
          values: [],
        }),
      ),
    );
    return row?.count;
  };

  it('erases tasks that are due, sweeps sessions that ended, and collects the files that nothing refers to', async () => {
    const headers = await service.bearer('camille@demo.example');
    const draft = await openDraft(service, headers, ['jeanne@boreal.example']);
    const files = [{ name: 'a.txt', bytes: Buffer.from(randomUUID()) }];
    const kept = await postTask(service, headers, taskForm(taskRequest(draft, {}, files), files));
    expect(kept.statusCode).toBe(201);
    await service.browser('camille@demo.example');
    await service.sql(`update tasks set undone_at = now() - interval '40 days', removal = 'deleted'`);
    await service.sql(`update web_sessions set last_seen_at = now() - interval '9 days', created_at = now() - interval '9 days',
      ends_at = now() - interval '5 days'`);
    await service.sql(missed);
    service.setClock(2 * 60 * 60_000);
    const log = { debug: (_line: object, message: string) => logged.push(message), warn: fail, error: fail };
    const start = () =>
      runQueue({
        database: service.database,
        jobs: areaJobs(service.context),
        log: log as never,
        timing: { start: 0, poll: 100, lease: 60_000 },
      });
    queue = start();
    await expect.poll(() => logged).toEqual(['job done', 'job done', 'job done']);
    expect([await count('tasks'), await count('web_sessions')]).toEqual([0, 0]);
    // The files of what was erased in the same hour may have been looked at before.
    await queue.stop();
    await service.sql('delete from graphile_worker._private_known_crontabs');
    await service.sql(missed);
    queue = start();
    await expect.poll(() => logged).toHaveLength(6);
    expect(await service.files()).toEqual([]);
  });
});

function fail(line: object, message: string): never {
  throw new Error(`${message} ${JSON.stringify(line)}`);
}

describe.each(databases.filter((kind) => kind === 'PostgreSQL'))('two services on one %s', () => {
  it('do once what recurs', async () => {
    const [built, folder, url] = [await buildService(), await temporaryFolder(), await createPostgresqlDatabase()];
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    await client.query(missed);
    const services = [1, 2].map(() =>
      forkService(built, { DATABASE_URL: url, DATA_DIR: folder.path, LOG_LEVEL: 'debug' }),
    );
    await Promise.all(services.map(({ first }) => first));
    const left = async () => {
      const { rows } = await client.query<{ last: number; jobs: number }>(
        `select (select count(*)::int from graphile_worker._private_known_crontabs where last_execution > now() - interval '2 hours') as last,
          (select count(*)::int from graphile_worker._private_jobs) as jobs`,
      );
      return rows[0];
    };
    await expect.poll(left, { timeout: 30_000 }).toEqual({ last: names.length, jobs: 0 });
    await client.end();
    for (const { child } of services) child.kill('SIGTERM');
    const ended = await Promise.all(services.map((service) => service.ended));
    expect(
      ended.map(({ code }) => code),
      JSON.stringify(ended),
    ).toEqual([0, 0]);
    const done = ended
      .flatMap(({ output }) => output.split('\n'))
      .filter((line) => line.includes('job done'))
      .map((line) => (JSON.parse(line) as { job: string }).job);
    expect(done.sort()).toEqual(names);
    await Promise.all([built.remove(), folder.remove()]);
  });
});
