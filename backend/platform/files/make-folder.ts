import { access, mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * Makes a folder and those above it, unless they are there; `mode` as for mkdir. Not mkdir's own `recursive`: Node 20
 * tries for ever where the system answers "no such folder" to making one in a folder that exists (Linux: /proc).
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
