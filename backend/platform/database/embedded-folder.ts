import { access, constants, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { makeFolder } from '../files/make-folder.ts';
import { createEmbeddedEngine } from './embedded.ts';
import type { Engine } from './engine.ts';
import { DatabaseOpenError } from './errors.ts';
import { lockFolder } from './folder-lock.ts';
import { migrate } from './migrate.ts';
import { readPreparedDump } from './prepared-dump.ts';

/** Opens or creates the embedded database in `folder` for this process alone, and migrates it. */
export async function openEmbeddedFolder(folder: string): Promise<Engine> {
  const path = resolve(folder);
  await prepareParent(path);
  const unlock = await lockFolder(path);
  try {
    const engine = await openMigrated(path);
    return {
      withConnection: (work) => engine.withConnection(work),
      listen: () => engine.listen(),
      async close() {
        await engine.close();
        await unlock();
      },
    };
  } catch (error) {
    await unlock();
    throw error;
  }
}

/**
 * A process that is killed while it creates the database leaves a folder that may never open. A marker file beside it
 * says so until the first migration has ended; such a folder holds no data and is created again.
 */
async function openMigrated(path: string): Promise<Engine> {
  const mark = `${path}.unfinished`;
  if (await exists(mark)) await rm(path, { recursive: true, force: true });
  const fresh = !(await exists(path));
  if (fresh) await writeFile(mark, '');
  const engine = await createEmbeddedEngine({ folder: path, ...(fresh && { dump: await readPreparedDump() }) });
  try {
    await migrate(engine);
  } catch (error) {
    await engine.close();
    throw error;
  }
  if (fresh) await rm(mark);
  return engine;
}

async function prepareParent(path: string): Promise<void> {
  try {
    await makeFolder(dirname(path));
    await assertWritableFolder(dirname(path));
    if (await exists(path)) await assertWritableFolder(path);
  } catch (error) {
    throw new DatabaseOpenError(`The data folder ${path} cannot be written.`, { cause: error });
  }
}

async function assertWritableFolder(path: string): Promise<void> {
  await access(path, constants.W_OK);
  if (!(await stat(path)).isDirectory()) throw new Error('It is a file.');
}

async function exists(path: string): Promise<boolean> {
  try {
    await access(path);
    return true;
  } catch {
    return false;
  }
}
