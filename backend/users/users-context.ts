import type { Context } from '../platform/context.ts';
import type { Mailer } from '../platform/mail/mailer.ts';

/** The context of the use cases of users. */
export interface UsersContext extends Context {
  /** null: there is no mail server, and admins pass the links on. */
  mailer: Mailer | null;
}
