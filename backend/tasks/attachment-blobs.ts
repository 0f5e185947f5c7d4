import type { BlobHolder } from '../platform/blobs/blob-holder.ts';
import { findUnreferencedHashes } from './sql/attachments.ts';

/** The files of tasks. */
export const attachmentBlobs: BlobHolder = {
  columns: ['attachments.sha256'],
  findUnreferenced: findUnreferencedHashes,
};
