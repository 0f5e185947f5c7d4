import type { EnvironmentRef } from '../../shared/user.ts';
import type { Database } from './connect.ts';

/** What Google vouches for; `address` in canonical form, `hostedDomain` the token's `hd` in canonical form. */
export interface GoogleIdentity {
  readonly subject: string;
  readonly address: string;
  readonly hostedDomain: string | null;
}

export type SignIn =
  | { readonly outcome: 'signed_in'; readonly environmentId: string; readonly userId: string }
  /** No such environment, or the identity does not belong to it: told apart by nobody. */
  | { readonly outcome: 'not_found' }
  /** The address is bound to another Google account, or the environment admits its own Workspace domains only. */
  | { readonly outcome: 'refused'; readonly reason: 'other_subject' | 'domain' }
  | { readonly outcome: 'disabled' };

/** The environments where this identity has an active user, by display name. */
export function listEnvironments(database: Database, identity: GoogleIdentity): Promise<EnvironmentRef[]> {
  return Promise.reject(new Error(`${database.kind} ${identity.subject}`));
}

/**
 * Finds the identity's user in the environment of this name (or alias) and binds the Google account to it at first
 * sign-in.
 */
export function signIn(
  database: Database,
  request: { readonly environment: string; readonly identity: GoogleIdentity; readonly at: Date },
): Promise<SignIn> {
  return Promise.reject(new Error(`${database.kind} ${request.environment}`));
}
