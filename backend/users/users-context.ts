import type { Context } from '../platform/context.ts';
import type { Mailer } from '../platform/mail/mailer.ts';

/** What inviting needs besides. */
export interface UsersContext extends Context {
  /** null: invitations are links that admins pass on. */
  mailer: Mailer | null;
}
