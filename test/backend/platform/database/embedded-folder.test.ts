import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from '../../../../backend/platform/database/connect.ts';
import { run, withEnvironment } from '../../../../backend/platform/database/environment-scope.ts';
import { lockFolder } from '../../../../backend/platform/database/folder-lock.ts';
import { statement } from '../../../../backend/platform/database/statement.ts';
import { loadWorld } from '../../../../backend/provisioning/load-world.ts';
import { loadTestEnvironment, made, makeWorld } from '../../../support/environment.ts';
import { buildDatabaseProgram } from '../../../support/database-process.ts';

let root: string;
let folder: string;
let program: Awaited<ReturnType<typeof buildDatabaseProgram>>;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'relais-folder-'));
  program = await buildDatabaseProgram();
});
afterAll(async () => {
  await program.remove();
  await rm(root, { recursive: true, force: true });
});
beforeEach(async () => {
  folder = join(await mkdtemp(join(root, 'data-')), 'database');
});

const messageOf = (attempt: Promise<unknown>): Promise<string> =>
  attempt.then(
    () => 'opened',
    (error: unknown) => (error instanceof Error ? `${error.name}: ${error.message}` : ''),
  );

const taskNumbers = statement<{ number: number }>('numbers', sql`select number from tasks order by number`);

/** A lock left behind by a process that is gone. */
const leaveLock = (holder: object): Promise<void> => writeFile(`${folder}.lock`, JSON.stringify(holder));

describe('an embedded database in a folder', () => {
  it('killed while it writes has every task that it reported, opens again, and is refused to others meanwhile', async () => {
    let saved = 0;
    for (let round = 0; round < 2; round += 1) {
      const writer = program.start(folder);
      expect(await writer.next()).toBe('open');
      const end = saved + 20 + round;
      while (saved < end) saved = Number(await writer.next());
      if (round === 0) await expectRefusal(writer.child.pid ?? 0);
      writer.child.kill('SIGKILL');
      await once(writer.child, 'exit');
    }
    const database = await openDatabase({ kind: 'folder', folder });
    const world = makeWorld();
    world.environment.name = 'crash';
    const loaded = await loadWorld(database, world, made);
    if (loaded.outcome !== 'exists') throw new Error('The environment is lost.');
    const numbers = await withEnvironment(database, loaded.environmentId, (handle) => run(handle, taskNumbers));
    await database.close();
    // The last tasks may have been saved and not reported.
    expect(numbers.length).toBeGreaterThanOrEqual(saved);
    expect(numbers).toEqual(numbers.map((_, index) => ({ number: index + 1 })));
  }, 120_000);

  it('is made again when the process that made it was killed halfway', async () => {
    const writer = program.start(folder);
    await new Promise((resolve) => setTimeout(resolve, 1500));
    writer.child.kill('SIGKILL');
    await once(writer.child, 'exit');
    const database = await openDatabase({ kind: 'folder', folder });
    const environment = await loadTestEnvironment(database, makeWorld());
    expect(environment.id).toMatch(/^[0-9a-f-]{36}$/);
    await database.close();
  }, 60_000);

  it('cannot be where a file is', async () => {
    await writeFile(folder, 'x');
    expect(await messageOf(openDatabase({ kind: 'folder', folder: join(folder, 'below') }))).toBe(
      `DatabaseOpenError: The data folder ${join(folder, 'below')} cannot be written.`,
    );
  });

  it('cannot be a file', async () => {
    await writeFile(folder, 'x');
    expect(await messageOf(openDatabase({ kind: 'folder', folder }))).toBe(
      `DatabaseOpenError: The data folder ${folder} cannot be written.`,
    );
  });

  it.runIf(process.platform === 'linux')('cannot be where not even root may write', async () => {
    expect(await messageOf(openDatabase({ kind: 'folder', folder: '/proc/relais/data/database' }))).toBe(
      'DatabaseOpenError: The data folder /proc/relais/data/database cannot be written.',
    );
  });

  async function expectRefusal(holder: number): Promise<void> {
    const begun = Date.now();
    const message = await messageOf(openDatabase({ kind: 'folder', folder }));
    expect(Date.now() - begun).toBeLessThan(2000);
    expect(message).toContain(`DatabaseOpenError: The data folder ${folder} is open in another process (${holder})`);
  }
});

describe('the lock of a folder', () => {
  const token = '00000000-0000-4000-8000-000000000000';

  it('is held once, also within one process', async () => {
    const unlock = await lockFolder(folder);
    expect(await messageOf(lockFolder(folder))).toContain('is open in another process');
    await unlock();
    await (
      await lockFolder(folder)
    )();
    await expect(readFile(`${folder}.lock`)).rejects.toThrow('ENOENT');
  });

  it.each([
    ['a process that is gone', { pid: 2 ** 22 + 1, began: '1', host: hostname(), token }],
    ['a process id that another process has now', { pid: process.pid, began: 'long ago', host: hostname(), token }],
    ['a file that nobody can read', {}],
  ])('is taken over from %s', async (_whom, holder) => {
    await leaveLock(holder);
    const unlock = await lockFolder(folder);
    expect(await readFile(`${folder}.lock`, 'utf8')).toContain(`"pid":${process.pid}`);
    await unlock();
  });

  it('is taken over by one of many that find it left', async () => {
    await leaveLock({ pid: 2 ** 22 + 1, began: '1', host: hostname(), token });
    const attempts = await Promise.allSettled(Array.from({ length: 20 }, () => lockFolder(folder)));
    expect(attempts.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('of another host is respected while it is touched', async () => {
    await leaveLock({ pid: 1, began: '1', host: 'elsewhere', token });
    expect(await messageOf(lockFolder(folder))).toContain('(1 on elsewhere)');
  });
});
