import type { Context } from '../platform/context.ts';
import type { SignInProvider } from './google-sign-in.ts';
import type { IdentityVerifier, TokenExplainer } from './identity-token.ts';

/** The context of sign-in routes. */
export interface IdentityContext extends Context {
  verifyIdentity: IdentityVerifier;
  explainToken: TokenExplainer;
  /** null: sign-in to the pages is not configured. */
  signIn: SignInProvider | null;
}
