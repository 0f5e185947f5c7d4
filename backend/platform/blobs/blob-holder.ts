import type { EnvironmentHandle } from '../database/environment-scope.ts';

/** The rows of one area that refer to blobs. `blobHolders` in backend/areas.ts lists all of them. */
export interface BlobHolder {
  /** The columns with a blob's hash, as `table.column`. The catalogue test fails when no holder names a column of hashes. */
  readonly columns: readonly string[];
  /** Returns those of these SHA-256 hashes (lower-case hex) to which no row of the environment refers. */
  findUnreferenced(environment: EnvironmentHandle, hashes: readonly string[]): Promise<string[]>;
}
