import { access, mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * Makes a folder and its missing parents; `mode` as for mkdir. Not with mkdir's own `recursive`: Node 20 retries for
 * ever where making a folder in an existing one fails with ENOENT (Linux: /proc).
 */
export async function makeFolder(path: string, mode = 0o777): Promise<void> {
  if (await isThere(path)) return;
  await makeFolder(dirname(path), mode);
  try {
    await mkdir(path, { mode });
  } catch (error) {
    // Another process may have been faster.
    if (!(await isThere(path))) throw error;
  }
}

async function isThere(path: string): Promise<boolean> {
  try {
    await access(path);
    return true;
  } catch {
    return false;
  }
}
