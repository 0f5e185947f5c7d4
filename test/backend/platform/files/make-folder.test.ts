import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeFolder } from '../../../../backend/platform/files/make-folder.ts';

describe('a folder with those above it', () => {
  let root: string;
  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'relais-make-folder-'));
  });
  afterEach(() => rm(root, { recursive: true, force: true }));

  it('is made once, by many at a time', async () => {
    const path = join(root, 'a/b/c');
    await Promise.all([makeFolder(path, 0o700), makeFolder(path, 0o700), makeFolder(path, 0o700)]);
    expect((await stat(path)).mode & 0o777).toBe(0o700);
  });

  it('fails below a file', async () => {
    await writeFile(join(root, 'file'), '');
    await expect(makeFolder(join(root, 'file/a/b'))).rejects.toThrow('ENOTDIR');
  });

  it.runIf(process.platform === 'linux')('fails, rather than never end, where not even root may make one', async () => {
    await expect(makeFolder('/proc/relais/a')).rejects.toThrow('ENOENT');
  });
});
