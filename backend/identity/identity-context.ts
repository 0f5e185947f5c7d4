import type { Context } from '../platform/context.ts';
import type { SignInProvider } from './google-sign-in.ts';
import type { IdentityVerifier } from './identity-token.ts';

/** The context of sign-in routes. */
export interface IdentityContext extends Context {
  verifyIdentity: IdentityVerifier;
  /** null: nobody can sign in to the pages. */
  signIn: SignInProvider | null;
}
