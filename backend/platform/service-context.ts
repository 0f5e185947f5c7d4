import type { UploadLimits } from '../../shared/capture/draft.ts';
import type { BlobStore } from './blobs/blob-store.ts';
import type { Database } from './database/connect.ts';
import type { Clock } from './clock.ts';
import type { SignInProvider } from '../identity/google-sign-in.ts';
import type { IdentityVerifier } from '../identity/identity-token.ts';
import type { Mailer } from './mail/mailer.ts';

/** The pages that people use in a browser. */
export interface Pages {
  /** Their public https origin. */
  readonly origin: string;
  readonly signIn: SignInProvider;
}

/** What services work with; made once at start. */
export interface ServiceContext {
  database: Database;
  blobs: BlobStore;
  verifyIdentity: IdentityVerifier;
  /** null: nobody can sign in to the pages, so that nothing links to them. */
  pages: Pages | null;
  /** null: invitations are links that admins pass on. */
  mailer: Mailer | null;
  limits: UploadLimits;
  now: Clock;
  /** A new UUID. */
  newId: () => string;
}
