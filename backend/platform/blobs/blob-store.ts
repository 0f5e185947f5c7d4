import type { Readable } from 'node:stream';

/** Names the bytes of a file: content-addressed below its environment. `sha256` is lower-case hex. */
export interface BlobKey {
  environmentId: string;
  sha256: string;
}

/** Bytes that have arrived whole but belong to no task yet. Ends with exactly one `keep` or `discard`. */
export interface StagedBlob {
  sha256: string;
  /** Bytes. */
  size: number;
  /** Moves the bytes to their place under the environment; what was there with the same content is replaced by itself. */
  keep(environmentId: string): Promise<void>;
  /** Removes the bytes; harmless after `keep`. */
  discard(): Promise<void>;
}

/**
 * Where the bytes of attachments are. A blob is kept before the row that points to it is written, so that no row ever
 * points to bytes that are not there; what no row points to is collected later.
 */
export interface BlobStore {
  /** Reads `content` to its end, hashing on the way. Throws BlobTooLargeError past `maxBytes`, StorageFullError when the disk is full; nothing remains then. */
  stage(content: Readable, maxBytes: number): Promise<StagedBlob>;
  /** The bytes as a stream, or null when there are none under this key. */
  open(key: BlobKey): Promise<{ size: number; content: Readable } | null>;
  stat(key: BlobKey): Promise<{ size: number; keptAt: Date } | null>;
  /** Removes the blob unless it was kept again since `before`. Answers whether it is gone. */
  delete(key: BlobKey, before: Date): Promise<boolean>;
  /** The blobs that were last kept before that instant. */
  keptBefore(before: Date): AsyncIterable<BlobKey>;
  /** Removes everything that is kept for this environment. */
  deleteEnvironment(environmentId: string): Promise<void>;
  /** Removes what uploads of processes that are gone left. Answers how many. */
  sweep(): Promise<number>;
  /** Throws when the store cannot be written. */
  check(): Promise<void>;
}

/** The content is longer than was allowed. */
export class BlobTooLargeError extends Error {
  override readonly name = 'BlobTooLargeError';
}

/** The place where blobs are kept has no room left. */
export class StorageFullError extends Error {
  override readonly name = 'StorageFullError';
}
