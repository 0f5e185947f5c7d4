import type { UploadLimits } from '../../shared/values/upload-limits.ts';
import type { BlobStore } from './blobs/blob-store.ts';
import type { Clock } from './clock.ts';
import type { HtmlReader } from './html/html-reader.ts';
import type { Database } from './database/connect.ts';

/** The context of use cases, made once at start. An area that needs more extends it. */
export interface Context {
  database: Database;
  blobs: BlobStore;
  html: HtmlReader;
  /** The public https origin of the pages; null: sign-in to them is not configured, so nothing links there. */
  pagesOrigin: string | null;
  limits: UploadLimits;
  now: Clock;
  /** A new UUID. */
  newId: () => string;
}
