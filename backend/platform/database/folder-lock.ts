import { randomUUID } from 'node:crypto';
import { link, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';
import { readStartTime, isRunning, type ProcessName } from '../process/running-process.ts';
import { DatabaseOpenError } from './errors.ts';

interface Holder extends ProcessName {
  readonly host: string;
  readonly token: string;
}

/**
 * Milliseconds between heartbeats. A process of another host cannot be looked up: it counts as alive while it touches
 * its lock file.
 */
const heartbeat = 10_000;
const deadAfter = 60_000;

/** Attempts to take over a stale lock: two openers that compete for it need no more. */
const maxAttempts = 5;

/**
 * Locks `folder` for this process, with a lock file beside the folder. A stale lock, whose process has ended, is taken
 * over. Returns the function that releases the lock. Throws DatabaseOpenError when another process holds it.
 */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  const path = `${folder}.lock`;
  const own: Holder = { pid: process.pid, began: readStartTime(process.pid), host: hostname(), token: randomUUID() };
  const draft = `${path}.${own.token}`;
  await writeFile(draft, JSON.stringify(own), { mode: 0o600 });
  try {
    await claim({ path, draft, own, folder });
  } finally {
    await rm(draft, { force: true });
  }
  const beat = setInterval(() => {
    const now = new Date();
    // The heartbeat fails once the lock file is gone; then there is nothing to keep alive.
    utimes(path, now, now).catch(() => undefined);
  }, heartbeat).unref();
  return async () => {
    clearInterval(beat);
    if ((await readHolder(path))?.token === own.token) await rm(path, { force: true });
  };
}

interface Claim {
  readonly path: string;
  readonly draft: string;
  readonly own: Holder;
  readonly folder: string;
}

async function claim(lock: Claim): Promise<void> {
  for (let attempt = 0; attempt < maxAttempts; attempt += 1) {
    if (await tryLink(lock.draft, lock.path)) {
      // Another opener may have seen a stale lock here and be about to move the new file away: check again before trusting
      // it, at the first attempt too, which may come between two others.
      await wait(50);
      if ((await readHolder(lock.path))?.token === lock.own.token) return;
      continue;
    }
    const holder = await readHolder(lock.path);
    if (holder !== null && (await isAlive(holder, lock.path))) throw errorOfHolder(lock.folder, holder);
    await removeDead(lock, holder);
  }
  throw new DatabaseOpenError(`The data folder ${lock.folder} is being opened by another process.`);
}

/** Moves the stale lock file away. Puts it back if a live opener has replaced it meanwhile. */
async function removeDead(lock: Claim, dead: Holder | null): Promise<void> {
  const aside = `${lock.draft}.dead`;
  try {
    await rename(lock.path, aside);
  } catch {
    return;
  }
  const moved = await readHolder(aside);
  if (moved?.token !== dead?.token && moved !== null) await tryLink(aside, lock.path);
  await rm(aside, { force: true });
}

/**
 * Creates the lock atomically: `link` fails if the target exists. `open` with `wx` does too, but its file is empty
 * until written.
 */
async function tryLink(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

async function readHolder(path: string): Promise<Holder | null> {
  try {
    const value: unknown = JSON.parse(await readFile(path, 'utf8'));
    return isHolder(value) ? value : null;
  } catch {
    return null;
  }
}

function isHolder(value: unknown): value is Holder {
  return (
    typeof value === 'object' &&
    value !== null &&
    'pid' in value &&
    typeof value.pid === 'number' &&
    'began' in value &&
    'host' in value &&
    'token' in value
  );
}

function isAlive(holder: Holder, path: string): boolean | Promise<boolean> {
  return holder.host === hostname() ? isRunning(holder) : isBeating(path);
}

async function isBeating(path: string): Promise<boolean> {
  try {
    const { mtimeMs } = await stat(path);
    return Date.now() - mtimeMs < deadAfter;
  } catch {
    return false;
  }
}

function errorOfHolder(folder: string, holder: Holder): DatabaseOpenError {
  const where = holder.host === hostname() ? '' : ` on ${holder.host}`;
  return new DatabaseOpenError(
    `The data folder ${folder} is open in another process (${holder.pid}${where}). Stop it, or remove ${folder}.lock if it is gone.`,
  );
}
