import type { UploadLimits } from '../../shared/draft.ts';
import type { BlobStore } from '../blobs/blob-store.ts';
import type { Database } from '../db/connect.ts';
import type { Clock } from './clock.ts';
import type { IdentityVerifier } from './identity.ts';

/** What services work with; made once at start. */
export interface ServiceContext {
  database: Database;
  blobs: BlobStore;
  verifyIdentity: IdentityVerifier;
  limits: UploadLimits;
  now: Clock;
  /** A new UUID. */
  newId: () => string;
}
