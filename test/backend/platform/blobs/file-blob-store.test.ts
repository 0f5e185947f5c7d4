import { spawn, spawnSync } from 'node:child_process';
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, open, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { BlobKey, BlobStore } from '../../../../backend/platform/blobs/blob-store.ts';
import { BlobTooLargeError, StorageFullError } from '../../../../backend/platform/blobs/blob-store.ts';
import { createFileBlobStore } from '../../../../backend/platform/blobs/file-blob-store.ts';
import { uploadName } from '../../../../backend/platform/blobs/upload-name.ts';
import { readStartTime } from '../../../../backend/platform/process/running-process.ts';

const environmentId = randomUUID();
const hour = 3_600_000;
let root: string;
let store: BlobStore;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'relais-blobs-'));
  store = await createFileBlobStore(root);
});
afterEach(() => rm(root, { recursive: true }));

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function streamOf(...chunks: Uint8Array[]): Readable {
  return Readable.from(chunks);
}

async function kept(bytes: Uint8Array): Promise<BlobKey> {
  const staged = await store.stage(streamOf(bytes), bytes.byteLength);
  await staged.keep(environmentId);
  return { environmentId, sha256: staged.sha256 };
}

function pathOf(key: BlobKey): string {
  return join(root, key.environmentId, key.sha256.slice(0, 2), key.sha256);
}

async function age(key: BlobKey, milliseconds: number): Promise<void> {
  const then = new Date(Date.now() - milliseconds);
  await utimes(pathOf(key), then, then);
}

async function files(): Promise<string[]> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => entry.name);
}

async function listed(before: Date): Promise<BlobKey[]> {
  const keys: BlobKey[] = [];
  for await (const key of store.listKeptBefore(before)) keys.push(key);
  return keys;
}

describe('staging', () => {
  it('hashes while it writes, and keeps under environment and hash', async () => {
    const chunks = [randomBytes(70_000), Buffer.alloc(0), randomBytes(3)];
    const bytes = Buffer.concat(chunks);

    const staged = await store.stage(streamOf(...chunks), bytes.byteLength);
    expect(staged).toMatchObject({ sha256: sha256(bytes), size: bytes.byteLength });
    expect(await store.stat({ environmentId, sha256: staged.sha256 })).toBeNull();

    await staged.keep(environmentId);
    const key = { environmentId, sha256: staged.sha256 };
    expect(await readFile(pathOf(key))).toEqual(bytes);
    expect(await store.stat(key)).toMatchObject({ size: bytes.byteLength });
    expect(await files()).toEqual([staged.sha256]);
  });

  it('keeps an empty file', async () => {
    const key = await kept(Buffer.alloc(0));
    expect(key.sha256).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
    expect(await (await store.open(key))?.content.toArray()).toEqual([]);
  });

  it('stores one content once and makes it young again', async () => {
    const bytes = randomBytes(1000);
    const key = await kept(bytes);
    await age(key, 2 * hour);
    await kept(bytes);
    expect(await files()).toEqual([key.sha256]);
    expect(Date.now() - (await stat(pathOf(key))).mtimeMs).toBeLessThan(hour);
  });

  it('leaves nothing of content that is longer than allowed', async () => {
    await expect(store.stage(streamOf(randomBytes(10), randomBytes(1)), 10)).rejects.toThrow(BlobTooLargeError);
    expect(await files()).toEqual([]);
  });

  it('leaves nothing of content that breaks off', async () => {
    const broken = Readable.from(
      (function* () {
        yield randomBytes(10);
        throw new Error('connection lost');
      })(),
    );
    await expect(store.stage(broken, 100)).rejects.toThrow('connection lost');
    expect(await files()).toEqual([]);
  });

  it('leaves nothing of what is discarded, and discarding after keeping changes nothing', async () => {
    const discarded = await store.stage(streamOf(randomBytes(10)), 10);
    await discarded.discard();
    expect(await files()).toEqual([]);

    const staged = await store.stage(streamOf(randomBytes(10)), 10);
    await staged.keep(environmentId);
    await staged.discard();
    expect(await files()).toEqual([staged.sha256]);
  });

  it('does not read ahead of the disk', async () => {
    let given = 0;
    const endless = new Readable({
      highWaterMark: 1,
      read() {
        given += 1;
        this.push(Buffer.alloc(64 * 1024));
      },
    });
    await expect(store.stage(endless, 1024 * 1024)).rejects.toThrow(BlobTooLargeError);
    expect(given).toBeLessThan(25);
    expect(endless.destroyed).toBe(true);
  });
});

describe('reading', () => {
  it('streams what was kept', async () => {
    const bytes = randomBytes(200_000);
    const blob = await store.open(await kept(bytes));
    expect(blob?.size).toBe(bytes.byteLength);
    expect(Buffer.concat((await blob?.content.toArray()) as Buffer[])).toEqual(bytes);
  });

  it('has nothing under another environment or hash', async () => {
    const key = await kept(randomBytes(10));
    expect(await store.open({ ...key, environmentId: randomUUID() })).toBeNull();
    expect(await store.stat({ ...key, sha256: '0'.repeat(64) })).toBeNull();
  });

  it.each([
    { environmentId: '../../etc', sha256: '0'.repeat(64) },
    { environmentId, sha256: '../passwd' },
    { environmentId, sha256: 'A'.repeat(64) },
    { environmentId: '', sha256: '' },
  ])('makes no path of $environmentId and $sha256', async (key) => {
    await expect(Promise.resolve().then(() => store.open(key))).rejects.toThrow(RangeError);
  });
});

describe('collecting', () => {
  it('lists what was last kept before an instant', async () => {
    const old = await kept(randomBytes(10));
    await kept(randomBytes(10));
    await age(old, 2 * hour);
    expect(await listed(new Date(Date.now() - hour))).toEqual([old]);
  });

  it('deletes an old blob, and one that is already gone', async () => {
    const key = await kept(randomBytes(10));
    await age(key, 2 * hour);
    expect(await store.delete(key, new Date(Date.now() - hour))).toBe(true);
    expect(await files()).toEqual([]);
    expect(await store.delete(key, new Date())).toBe(true);
  });

  it('puts a blob back that was kept again meanwhile', async () => {
    const bytes = randomBytes(10);
    const key = await kept(bytes);
    expect(await store.delete(key, new Date(Date.now() - hour))).toBe(false);
    expect(await readFile(pathOf(key))).toEqual(bytes);
    expect(await files()).toEqual([key.sha256]);
  });

  it('never loses a blob that is kept while it is deleted', async () => {
    const bytes = randomBytes(100);
    const key = await kept(bytes);
    for (let round = 0; round < 100; round += 1) {
      await age(key, 2 * hour);
      await Promise.all([kept(bytes), store.delete(key, new Date(Date.now() - hour))]);
      expect(await readFile(pathOf(key))).toEqual(bytes);
    }
  });

  it('sweeps what a process that is gone left, and only that', async () => {
    const key = await kept(randomBytes(10));
    const { pid } = spawnSync(process.execPath, ['--version']);
    await writeFile(join(root, 'incoming', uploadName({ pid, began: '1' })), 'cut');
    // The same id, but another process has it now.
    await writeFile(join(root, 'incoming', uploadName({ pid: process.pid, began: '1' })), 'cut');
    await writeFile(join(root, 'incoming', randomUUID()), 'cut');
    expect(await store.sweep()).toBe(3);
    expect(await files()).toEqual([key.sha256]);
  });

  it('spares what other processes are receiving', async () => {
    const other = spawn(process.execPath, ['--eval', 'setInterval(() => {}, 1000)']);
    try {
      const pid = other.pid ?? 0;
      const names = [
        uploadName(),
        uploadName({ pid, began: readStartTime(pid) }),
        // Another host's processes cannot be looked up: what they still write to is young.
        uploadName({ pid, began: '1' }, 'elsewhere'),
      ].sort();
      const stale = uploadName({ pid, began: '1' }, 'elsewhere');
      for (const name of [...names, stale]) await writeFile(join(root, 'incoming', name), 'half');
      const then = new Date(Date.now() - hour);
      await utimes(join(root, 'incoming', stale), then, then);
      expect(await store.sweep()).toBe(1);
      expect((await files()).sort()).toEqual(names);
    } finally {
      other.kill();
    }
  });
});

describe('a full disk', () => {
  it('is named when not even a file can be made', async () => {
    const full = await createFileBlobStore(root, () =>
      Promise.reject(Object.assign(new Error('no space left on device'), { code: 'ENOSPC' })),
    );
    await expect(full.stage(streamOf(randomBytes(10)), 10)).rejects.toThrow(StorageFullError);
  });

  it('is named as such, and leaves nothing', async () => {
    // /dev/full is the kernel's own full disk: every write to it fails with ENOSPC.
    const full = await createFileBlobStore(root, () => open('/dev/full', 'w'));
    await expect(full.stage(streamOf(randomBytes(10)), 10)).rejects.toThrow(StorageFullError);
    expect(await files()).toEqual([]);
  });
});
