import { giveBlobFolderId } from '../database/blob-folder.ts';
import type { Database } from '../database/connect.ts';
import type { BlobStore } from './blob-store.ts';

/**
 * Ties the blob store to its database: the first start writes an id into both, and afterwards a store with another id, or
 * none, keeps and collects nothing. Returns what the operator has to do; null: it is the right one.
 */
export async function claimFolder(database: Database, blobs: BlobStore, newId: string): Promise<string | null> {
  // Nothing outlives the process, and the folder may have files of the one before.
  if (database.kind === 'memory') return null;
  return blobs.claim(await giveBlobFolderId(database, newId));
}
