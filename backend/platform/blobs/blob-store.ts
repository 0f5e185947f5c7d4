import type { Readable } from 'node:stream';

/** The key of a blob: content-addressed, per environment. `sha256` is lower-case hex. */
export interface BlobKey {
  environmentId: string;
  sha256: string;
}

/** A complete upload that no task refers to yet. Ends with exactly one `keep` or `discard`. */
export interface StagedBlob {
  sha256: string;
  /** Bytes. */
  size: number;
  /** Moves the bytes to their key. An existing blob is replaced by the same content. */
  keep(environmentId: string): Promise<void>;
  /** Removes the bytes; no effect after `keep`. */
  discard(): Promise<void>;
}

/**
 * The bytes of attachments. A blob is kept before the row that refers to it is written, so that no row refers to
 * missing bytes. Blobs without a row are orphans and are collected later.
 */
export interface BlobStore {
  /**
   * Streams `content` into the store, hashing it on the way. Throws BlobTooLargeError past `maxBytes` and
   * StorageFullError when the disk is full; neither leaves anything behind.
   */
  stage(content: Readable, maxBytes: number): Promise<StagedBlob>;
  /** The bytes as a stream, or null when there are none under this key. */
  open(key: BlobKey): Promise<{ size: number; content: Readable } | null>;
  stat(key: BlobKey): Promise<{ size: number; keptAt: Date } | null>;
  /** Removes the blob unless it was kept again since `before`. Returns whether it is gone. */
  delete(key: BlobKey, before: Date): Promise<boolean>;
  /** The blobs that were last kept before that instant. */
  listKeptBefore(before: Date): AsyncIterable<BlobKey>;
  /** Removes everything that is kept for this environment. */
  deleteEnvironment(environmentId: string): Promise<void>;
  /** Removes the partial uploads of processes that have ended. Returns their number. */
  sweep(): Promise<number>;
  /**
   * From now on the store keeps, lists and deletes nothing unless it has this id; one that has none gets it when the id is
   * `first` given. Returns what is wrong and how to mend it, in one line; null: nothing.
   */
  claim(owner: { readonly id: string; readonly first: boolean }): Promise<string | null>;
  /** Throws when the store cannot be written, or is another database's. */
  check(): Promise<void>;
}

/** The content is longer than was allowed. */
export class BlobTooLargeError extends Error {
  override readonly name = 'BlobTooLargeError';
}

/** The place where blobs are kept is not there, cannot be written, or is that of another database. */
export class StorageUnavailableError extends Error {
  override readonly name: string = 'StorageUnavailableError';
}

/** The place where blobs are kept has not the id that its database knows. */
export class ForeignFolderError extends StorageUnavailableError {
  override readonly name: string = 'ForeignFolderError';
}

/** The place where blobs are kept has no room left. */
export class StorageFullError extends Error {
  override readonly name = 'StorageFullError';
}
