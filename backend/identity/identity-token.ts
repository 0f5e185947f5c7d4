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

const maxSubjectLength = 255;

/** A verifier for one issuer and its keys; refuses every other issuer and audience. */
export function createIdentityVerifier(options: IdentityOptions, keys: SigningKeys): IdentityVerifier {
  const issuers = options.issuer === null ? ['https://accounts.google.com', 'accounts.google.com'] : [options.issuer];
  const client = new OAuth2Client();
  return async (identityToken) => {
    const keyId = keyIdOf(identityToken);
    if (keyId === null) return null;
    const certificates: Certificates = await keys.keysFor(keyId);
    try {
      // Verifies signature, audience, issuer and expiry, with the library's clock tolerance of 300 s.
      const ticket = await client.verifySignedJwtWithCertsAsync(
        identityToken,
        certificates,
        options.audiences,
        issuers,
      );
      return identityOf(ticket.getPayload());
    } catch {
      // The library throws for every invalid token and quotes it: the error must not be logged.
      return null;
    }
  };
}

/** The unverified key id of a token. It only selects a key, so that garbage causes no fetch. */
function keyIdOf(identityToken: string): string | null {
  const segments = identityToken.split('.');
  if (segments.length !== 3) return null;
  try {
    const header: unknown = JSON.parse(Buffer.from(segments[0] ?? '', 'base64url').toString('utf8'));
    return typeof header === 'object' && header !== null && 'kid' in header && typeof header.kid === 'string'
      ? header.kid
      : null;
  } catch {
    return null;
  }
}

function identityOf(payload: TokenPayload | undefined): Identity | null {
  if (payload === undefined || !isVerified(payload.email_verified)) return null;
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
