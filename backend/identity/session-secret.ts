import { randomBytes } from 'node:crypto';
import { link, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * The secret that signs sessions where the configuration has none: generated once, kept in the data folder, readable by
 * its owner only. Throws the file system's error when the folder is not writable.
 */
export async function loadSessionSecret(dataDir: string): Promise<string> {
  const path = join(dataDir, 'session-secret');
  const fresh = `${path}.${randomBytes(6).toString('hex')}`;
  await writeFile(fresh, randomBytes(48).toString('base64url'), { mode: 0o600, flag: 'wx' });
  try {
    // `link` is atomic: of two processes that start together, both read the same secret.
    await link(fresh, path);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  } finally {
    await rm(fresh, { force: true });
  }
  return readFile(path, 'utf8');
}
