import * as oidc from 'openid-client';
import type { Identity, IdentityVerifier } from './identity-token.ts';
import { UnavailableError } from '../platform/unavailable.ts';

/** The OAuth client of the pages; the add-on has another. */
export interface WebClient {
  readonly id: string;
  readonly secret: string;
}

/** State of a sign-in, kept by the browser between the redirect to Google and the one back. */
export interface PendingSignIn {
  readonly state: string;
  readonly nonce: string;
  /** PKCE code verifier (RFC 7636): binds the code to the browser that began. */
  readonly codeVerifier: string;
}

export type SignInResult =
  | { readonly outcome: 'signed_in'; readonly identity: Identity }
  /** The person refused, or chose no account. */
  | { readonly outcome: 'cancelled' }
  /** The response does not belong to this sign-in, its code was used already, or the token has no verified address. */
  | { readonly outcome: 'refused' };

/** Signs people in with OpenID Connect: the authorization code flow with PKCE, state and nonce. */
export interface SignInProvider {
  /** The authorization URL, and the state to finish with. Throws UnavailableError. */
  begin(request: SignInBeginning): Promise<{ url: URL; pending: PendingSignIn }>;
  /** `answer` is the redirect URI with Google's parameters. Throws UnavailableError when Google cannot be reached. */
  finish(answer: URL, pending: PendingSignIn): Promise<SignInResult>;
}

export interface SignInBeginning {
  readonly redirectUri: string;
  /** Show the account chooser even for a single account (`prompt=select_account`). */
  readonly chooseAccount: boolean;
  readonly language: string;
}

export interface SignInProviderOptions {
  readonly client: WebClient;
  /** null: Google's own. */
  readonly issuer: string | null;
  /** Verifies the identity token again: signature, audience, issuer, `email_verified`. */
  readonly verifyIdentity: IdentityVerifier;
}

/** Time-out in seconds of a request to Google. */
const timeout = 10;
const google = 'https://accounts.google.com';

/** Google's discovery document is fetched on the first sign-in, and again after a failure. */
export function createSignInProvider(options: SignInProviderOptions): SignInProvider {
  let known: Promise<oidc.Configuration> | null = null;

  function readConfiguration(): Promise<oidc.Configuration> {
    known ??= discover(options).catch((error: unknown) => {
      known = null;
      throw new UnavailableError('the OpenID configuration could not be fetched', { cause: error });
    });
    return known;
  }

  return {
    async begin({ redirectUri, chooseAccount, language }) {
      const pending = {
        state: oidc.randomState(),
        nonce: oidc.randomNonce(),
        codeVerifier: oidc.randomPKCECodeVerifier(),
      };
      const url = oidc.buildAuthorizationUrl(await readConfiguration(), {
        redirect_uri: redirectUri,
        scope: 'openid email profile',
        state: pending.state,
        nonce: pending.nonce,
        code_challenge: await oidc.calculatePKCECodeChallenge(pending.codeVerifier),
        code_challenge_method: 'S256',
        // Google's own name for the language of its pages.
        hl: language,
        ...(chooseAccount ? { prompt: 'select_account' } : {}),
      });
      return { url, pending };
    },

    async finish(answer, pending) {
      const config = await readConfiguration();
      try {
        const { id_token: identityToken } = await oidc.authorizationCodeGrant(config, answer, {
          expectedState: pending.state,
          expectedNonce: pending.nonce,
          pkceCodeVerifier: pending.codeVerifier,
          idTokenExpected: true,
        });
        const identity = identityToken === undefined ? null : await options.verifyIdentity(identityToken);
        return identity === null ? { outcome: 'refused' } : { outcome: 'signed_in', identity };
      } catch (error) {
        return resultOfError(error);
      }
    },
  };
}

function discover({ client, issuer }: SignInProviderOptions): Promise<oidc.Configuration> {
  return oidc.discovery(new URL(issuer ?? google), client.id, client.secret, undefined, {
    timeout,
    // The local issuer is on loopback, without TLS; config.ts refuses one in production.
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- only marked so as to stand out
    ...(issuer === null ? {} : { execute: [oidc.allowInsecureRequests] }),
  });
}

/** The outcome of an error with which Google or the library refuses; other errors are thrown on. */
function resultOfError(error: unknown): SignInResult {
  if (error instanceof oidc.AuthorizationResponseError) {
    if (error.error === 'access_denied') return { outcome: 'cancelled' };
    if (temporary.includes(error.error)) throw toUnavailable(error);
    return { outcome: 'refused' };
  }
  if (error instanceof oidc.ResponseBodyError) {
    // The code was used, expired or issued to another client; any other error is a fault between Google and us.
    if (error.error === 'invalid_grant') return { outcome: 'refused' };
    throw toUnavailable(error);
  }
  if (error instanceof oidc.ClientError && mismatches.includes(error.code ?? '')) return { outcome: 'refused' };
  throw error instanceof UnavailableError ? error : toUnavailable(error);
}

/** RFC 6749 §4.1.2.1 */
const temporary = ['server_error', 'temporarily_unavailable'];
/** Mismatch of state, nonce, audience, issuer or time. */
const mismatches = [
  'OAUTH_INVALID_RESPONSE',
  'OAUTH_JWT_CLAIM_COMPARISON_FAILED',
  'OAUTH_JWT_TIMESTAMP_CHECK_FAILED',
  'OAUTH_JSON_ATTRIBUTE_COMPARISON_FAILED',
];

function toUnavailable(cause: unknown): UnavailableError {
  return new UnavailableError('the sign-in could not be finished', { cause });
}
