import type { Certificates, TokenPayload } from 'google-auth-library';
import { OAuth2Client } from 'google-auth-library';
import { canonicalAddress, canonicalDomain } from '../addresses/canonical-address.ts';
import type { SigningKeys } from './signing-keys.ts';

/**
 * The verified claims of an identity token. `address` and `domain` are in canonical form; `domain` is the Workspace
 * domain (`hd`), null for a private account.
 */
export interface Identity {
  subject: string;
  address: string;
  name: string | null;
  domain: string | null;
}

export interface IdentityOptions {
  /** Accepted audiences: our OAuth client ids. */
  audiences: string[];
  /** null: Google's own. */
  issuer: string | null;
}

/** Verifies an identity token. Returns null when it is refused; throws UnavailableError when it cannot be verified now. */
export type IdentityVerifier = (identityToken: string) => Promise<Identity | null>;

/**
 * Why a token is accepted or refused. `client`: Google issued it to another OAuth client than ours. `account`: it names no
 * verified address.
 */
export type TokenVerdict = 'accepted' | 'malformed' | 'signature' | 'expired' | 'issuer' | 'client' | 'account';

/** A token's verdict and its claims, null when there are none to read. Of `signature` and `expired` nobody vouches for them. */
export interface TokenExplanation {
  readonly verdict: TokenVerdict;
  readonly claims: TokenPayload | null;
}

/** Explains a token. Throws UnavailableError when it cannot be verified now. */
export type TokenExplainer = (identityToken: string) => Promise<TokenExplanation>;

const maxSubjectLength = 255;
/** Seconds by which Google's clock and ours may differ. */
const clockTolerance = 60;

/** A verifier for one issuer and its keys; refuses every other issuer and audience. */
export function createIdentityVerifier(options: IdentityOptions, keys: SigningKeys): IdentityVerifier {
  const explain = createTokenExplainer(options, keys);
  return async (identityToken) => {
    const { verdict, claims } = await explain(identityToken);
    return verdict === 'accepted' && claims !== null ? identityOf(claims) : null;
  };
}

/** The judgement of `createIdentityVerifier`, with its reason. */
export function createTokenExplainer(options: IdentityOptions, keys: SigningKeys): TokenExplainer {
  const issuers = options.issuer === null ? ['https://accounts.google.com', 'accounts.google.com'] : [options.issuer];
  const verdictOf = (claims: TokenPayload): TokenVerdict => {
    if (!issuers.includes(claims.iss)) return 'issuer';
    const { aud, azp = aud } = claims;
    // The party that asked for the token, where it is named, is one of ours too (OpenID Connect Core §3.1.3.7).
    if (![aud, azp].every((party) => options.audiences.includes(party))) return 'client';
    return identityOf(claims) === null ? 'account' : 'accepted';
  };
  return async (identityToken) => {
    const keyId = keyIdOf(identityToken);
    const written = parseSegment(identityToken, 1) as TokenPayload | null;
    if (keyId === null || written === null) return { verdict: 'malformed', claims: null };
    const verified = await verifySignature(identityToken, await keys.keysFor(keyId));
    if (verified === null || !isOfNow(verified))
      return { verdict: hasExpired(written) ? 'expired' : 'signature', claims: written };
    return { verdict: verdictOf(verified), claims: verified };
  };
}

const client = new OAuth2Client();

/** The claims of a token whose signature holds and whose lifetime is plausible to the library; otherwise null. */
async function verifySignature(identityToken: string, certificates: Certificates): Promise<TokenPayload | null> {
  try {
    return (await client.verifySignedJwtWithCertsAsync(identityToken, certificates)).getPayload() ?? null;
  } catch {
    // The library throws for every invalid token and quotes it: the error must not be logged.
    return null;
  }
}

/** The library tolerates 300 s, and knows no `nbf` (RFC 7519 §4.1.5). */
function isOfNow({ iat, nbf = iat, ...claims }: TokenPayload & { readonly nbf?: unknown }): boolean {
  const latest = Date.now() / 1000 + clockTolerance;
  return iat <= latest && typeof nbf === 'number' && nbf <= latest && !hasExpired(claims);
}

function hasExpired({ exp }: { exp?: unknown }): boolean {
  return typeof exp === 'number' && exp + clockTolerance < Date.now() / 1000;
}

/** The unverified key id of a token. It only selects a key, so that garbage causes no fetch. */
function keyIdOf(identityToken: string): string | null {
  const header = parseSegment(identityToken, 0);
  return header !== null && 'kid' in header && typeof header.kid === 'string' ? header.kid : null;
}

function parseSegment(identityToken: string, index: 0 | 1): object | null {
  const segments = identityToken.split('.');
  if (segments.length !== 3) return null;
  try {
    const json: unknown = JSON.parse(Buffer.from(segments[index] ?? '', 'base64url').toString('utf8'));
    return typeof json === 'object' ? json : null;
  } catch {
    return null;
  }
}

function identityOf(payload: TokenPayload): Identity | null {
  if (!isVerified(payload.email_verified)) return null;
  const address = typeof payload.email === 'string' ? canonicalAddress(payload.email) : null;
  const subject = payload.sub as unknown;
  if (address === null || typeof subject !== 'string' || subject === '' || subject.length > maxSubjectLength)
    return null;
  return {
    subject,
    address,
    name: textOrNull(payload.name),
    domain: canonicalDomain(textOrNull(payload.hd) ?? ''),
  };
}

function textOrNull(claim: unknown): string | null {
  return typeof claim === 'string' && claim !== '' ? claim : null;
}

/** Google sends a boolean or, in some flows, a string. */
function isVerified(claim: unknown): boolean {
  return claim === true || claim === 'true';
}
