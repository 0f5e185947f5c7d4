import { createHash } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import { link, mkdir, open, opendir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import type { BlobKey, BlobStore, StagedBlob } from './blob-store.ts';
import { FolderClaim } from './folder-claim.ts';
import { BlobTooLargeError, StorageFullError, StorageUnavailableError } from './blob-store.ts';
import { isAbandoned, uploadName } from './upload-name.ts';

const idForm = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const sha256Form = /^[0-9a-f]{64}$/;
const fullCodes = new Set(['ENOSPC', 'EDQUOT']);
/** The folder is gone, is no folder, is read-only, or its disk fails. */
const unusableCodes = new Set(['ENOENT', 'ENOTDIR', 'EACCES', 'EPERM', 'EROFS', 'EIO', 'ENODEV', 'ESTALE']);

/** Opens a file that does not exist yet for writing. */
export type CreateFile = (path: string) => Promise<FileHandle>;

/**
 * Blobs as files: `<root>/<environment>/<first two of sha>/<sha>`; uploads in progress are in `<root>/incoming`.
 * Several processes may share a root. Throws the file system's error when the root cannot be made.
 */
export async function createFileBlobStore(root: string, createFile: CreateFile = createOwnFile): Promise<BlobStore> {
  const incoming = join(root, 'incoming');
  await mkdir(incoming, { recursive: true });
  const claim = new FolderClaim(root);
  return {
    stage: async (content, maxBytes) => {
      await claim.verify();
      return stage(content, maxBytes, { root, incoming, createFile });
    },
    open: (key) => openBlob(pathOf(root, key)),
    stat: (key) => statBlob(pathOf(root, key)),
    delete: (key, before) => deleteBlob(pathOf(root, key), join(incoming, uploadName()), before),
    deleteEnvironment: (environmentId) => rm(folderOf(root, environmentId), { recursive: true, force: true }),
    listKeptBefore: async function* (before) {
      await claim.verify();
      yield* listKeptBefore(root, before);
    },
    sweep: () => sweep(incoming),
    claim: (owner) => claim.make(owner),
    check: async () => {
      await claim.verify();
      await checkWritable(incoming);
    },
  };
}

interface Place {
  root: string;
  incoming: string;
  createFile: CreateFile;
}

function createOwnFile(path: string): Promise<FileHandle> {
  return open(path, 'wx', 0o600);
}

/** Makes a file: a folder of a read-only disk, and any folder for the superuser, may look as if it could be written. */
async function checkWritable(incoming: string): Promise<void> {
  const probe = join(incoming, uploadName());
  try {
    await (await createOwnFile(probe)).close();
    await rm(probe, { force: true });
  } catch (error) {
    throwStorageError(error);
  }
}

async function stage(content: Readable, maxBytes: number, place: Place): Promise<StagedBlob> {
  const temporary = join(place.incoming, uploadName());
  const discard = () => rm(temporary, { force: true });
  try {
    const { sha256, size } = await writeHashed(content, maxBytes, await place.createFile(temporary));
    const keepAs = (environmentId: string) => keep(temporary, pathOf(place.root, { environmentId, sha256 }));
    return { sha256, size, discard, keep: (environmentId) => keepAs(environmentId).catch(throwStorageError) };
  } catch (error) {
    // The error is that of the writing.
    await discard().catch(() => undefined);
    return throwStorageError(error);
  }
}

/** Writes the whole content and syncs it to disk; closes the file in any case. */
async function writeHashed(content: Readable, maxBytes: number, handle: FileHandle) {
  try {
    const written = await copyHashed(content, handle, maxBytes);
    await handle.sync();
    return written;
  } finally {
    await handle.close();
  }
}

async function copyHashed(content: Readable, handle: FileHandle, maxBytes: number) {
  const hash = createHash('sha256');
  let size = 0;
  for await (const chunk of content as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength;
    if (size > maxBytes) throw new BlobTooLargeError(`more than ${maxBytes} bytes`);
    hash.update(chunk);
    await writeWhole(handle, chunk);
  }
  return { sha256: hash.digest('hex'), size };
}

/** A write may be short: a disk that fills up takes a part of the chunk and refuses the rest. */
async function writeWhole(handle: FileHandle, chunk: Uint8Array): Promise<void> {
  let offset = 0;
  while (offset < chunk.byteLength) {
    const { bytesWritten } = await handle.write(chunk, offset);
    offset += bytesWritten;
  }
}

/**
 * Renames over an existing blob: its content is the same, so readers notice nothing. The rename also resets the blob's
 * age, which keeps the orphan collector away from a blob that a new task is about to refer to.
 */
async function keep(temporary: string, path: string): Promise<void> {
  const folder = join(path, '..');
  await mkdir(folder, { recursive: true });
  await rename(temporary, path);
  await syncFolder(folder);
}

/** A rename is durable only after an fsync of its folder. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function openBlob(path: string): Promise<{ size: number; content: Readable } | null> {
  const handle = await absentAsNull(open(path, 'r'));
  if (handle === null) return null;
  try {
    const { size } = await handle.stat();
    return { size, content: handle.createReadStream() };
  } catch (error) {
    await handle.close();
    throw error;
  }
}

async function statBlob(path: string): Promise<{ size: number; keptAt: Date } | null> {
  const found = await absentAsNull(stat(path));
  return found === null ? null : { size: found.size, keptAt: found.mtime };
}

/**
 * Moves the file aside before checking its age, so that no task can keep the blob between check and removal. A task
 * that keeps the same content meanwhile has either renewed the age, and the file is put back, or writes a new file.
 */
async function deleteBlob(path: string, aside: string, before: Date): Promise<boolean> {
  const taken = await absentAsNull(rename(path, aside));
  if (taken === null) return true;
  try {
    const { mtime } = await stat(aside);
    if (mtime < before) return true;
    await link(aside, path).catch((error: unknown) => {
      if (codeOf(error) !== 'EEXIST') throw error;
    });
    return false;
  } finally {
    await rm(aside, { force: true });
  }
}

async function* listKeptBefore(root: string, before: Date): AsyncGenerator<BlobKey> {
  for await (const environment of await opendir(root)) {
    if (!environment.isDirectory() || !idForm.test(environment.name)) continue;
    for await (const file of await opendir(join(root, environment.name), { recursive: true })) {
      if (!file.isFile() || !sha256Form.test(file.name)) continue;
      const key = { environmentId: environment.name, sha256: file.name };
      const found = await statBlob(pathOf(root, key));
      if (found !== null && found.keptAt < before) yield key;
    }
  }
}

async function sweep(incoming: string): Promise<number> {
  let removed = 0;
  for await (const { name } of await opendir(incoming)) {
    const path = join(incoming, name);
    const found = await absentAsNull(stat(path));
    if (found === null || !isAbandoned(name, found.mtime)) continue;
    await rm(path, { force: true });
    removed += 1;
  }
  return removed;
}

/** The only place where ids become a path, so both are validated here. */
function pathOf(root: string, { environmentId, sha256 }: BlobKey): string {
  if (!sha256Form.test(sha256)) throw new RangeError('not a blob key');
  return join(folderOf(root, environmentId), sha256.slice(0, 2), sha256);
}

function folderOf(root: string, environmentId: string): string {
  if (!idForm.test(environmentId)) throw new RangeError('not an environment');
  return join(root, environmentId);
}

/** `rename` resolves to undefined, so absence needs a value of its own. */
async function absentAsNull<T>(result: Promise<T>): Promise<T | null> {
  try {
    return await result;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
}

function throwStorageError(error: unknown): never {
  const code = codeOf(error);
  if (fullCodes.has(code)) throw new StorageFullError('no room left for blobs', { cause: error });
  if (unusableCodes.has(code)) throw new StorageUnavailableError(`blobs cannot be kept: ${code}`, { cause: error });
  throw error;
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
