import type { ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import type { DatabaseLocation } from '../../../../backend/platform/database/connect.ts';
import { createEmbeddedEngine } from '../../../../backend/platform/database/embedded.ts';
import { createPostgresqlDatabase } from '../../../support/database.ts';
import { buildDatabaseProgram } from '../../../support/database-process.ts';
import { temporaryFolder } from '../../../support/forked-service.ts';

const second = 1_000;

/** A process with a queue, and all that it said. */
interface QueueProcess {
  readonly child: ChildProcess;
  readonly said: string[];
  readonly exited: Promise<unknown>;
}

let program: Awaited<ReturnType<typeof buildDatabaseProgram>>;
const started: QueueProcess[] = [];

beforeAll(async () => {
  program = await buildDatabaseProgram('queue-program');
});
afterEach(async () => {
  for (const { child, exited } of started.splice(0)) {
    child.kill('SIGKILL');
    await exited;
  }
});
afterAll(() => program.remove());

/** Milliseconds. */
interface Times {
  readonly lease: number;
  readonly job: number;
}

async function start(location: DatabaseLocation, { lease, job }: Times): Promise<QueueProcess> {
  const { child } = program.start(JSON.stringify(location), String(lease), String(job));
  const said: string[] = [];
  child.on('message', (message: string) => said.push(message));
  const exited = new Promise((resolve) => child.once('exit', resolve));
  started.push({ child, said, exited });
  await expect.poll(() => said, { timeout: 60 * second }).toContain('open');
  return { child, said, exited };
}

describe('a job whose process is killed', () => {
  it('is run when the embedded database is opened again', async () => {
    const { path, remove } = await temporaryFolder();
    const folder = join(path, 'database');
    const dump = new Blob([await readFile(inject('pgliteDump'))]);
    await (await createEmbeddedEngine({ folder, dump })).close();
    const id = randomUUID();

    const killed = await start({ kind: 'folder', folder }, { lease: 600 * second, job: 600 * second });
    killed.child.send(id);
    await expect.poll(() => killed.said).toContain(`began ${id}`);
    killed.child.kill('SIGKILL');
    await killed.exited;

    const next = await start({ kind: 'folder', folder }, { lease: 600 * second, job: 1 });
    await expect.poll(() => next.said).toEqual(['open', `began ${id}`, `ended ${id}`]);
    next.child.kill('SIGTERM');
    expect(await next.exited).toBe(0);

    const engine = await createEmbeddedEngine({ folder });
    const left = await engine.withConnection((connection) =>
      connection.query({ name: '', text: 'select from graphile_worker._private_jobs', values: [] }),
    );
    expect(left).toEqual([]);
    await engine.close();
    await remove();
  });
});

describe.each(inject('postgresql') === null ? [] : ['PostgreSQL'])('processes that share %s', () => {
  let url: string;
  beforeAll(async () => {
    url = await createPostgresqlDatabase();
  });

  const on = (times: Times) => start({ kind: 'postgresql', url, maxConnections: 4 }, times);
  const jobsLeft = async () => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    const { rows } = await client.query('select from graphile_worker._private_jobs').finally(() => client.end());
    return rows.length;
  };

  it('run each job once', async () => {
    const [one, other] = [await on({ lease: 60 * second, job: 20 }), await on({ lease: 60 * second, job: 20 })];
    const ids = Array.from({ length: 40 }, () => randomUUID());
    for (const id of ids) one.child.send(id);
    const ended = () => [...one.said, ...other.said].filter((text) => text.startsWith('ended')).sort();
    await expect.poll(ended).toEqual(ids.map((id) => `ended ${id}`).sort());
    await expect.poll(jobsLeft).toBe(0);
    const began = [...one.said, ...other.said].filter((text) => text.startsWith('began'));
    expect(began).toHaveLength(ids.length);
  });

  it('take over from one that is killed, once its lease has ended', async () => {
    const killed = await on({ lease: 2 * second, job: 600 * second });
    const id = randomUUID();
    killed.child.send(id);
    await expect.poll(() => killed.said).toContain(`began ${id}`);
    const next = await on({ lease: 2 * second, job: 1 });
    killed.child.kill('SIGKILL');
    await killed.exited;
    await expect.poll(() => next.said).toEqual(['open', `began ${id}`, `ended ${id}`]);
    await expect.poll(jobsLeft).toBe(0);
  });

  it('leave a job to its process for longer than a lease', async () => {
    const busy = await on({ lease: 2 * second, job: 7 * second });
    const id = randomUUID();
    busy.child.send(id);
    await expect.poll(() => busy.said).toContain(`began ${id}`);
    const idle = await on({ lease: 2 * second, job: 1 });
    await expect.poll(() => busy.said).toContain(`ended ${id}`);
    await expect.poll(jobsLeft).toBe(0);
    expect(idle.said).toEqual(['open']);
  });
});
