import type { Certificates, TokenPayload } from 'google-auth-library';
import { OAuth2Client } from 'google-auth-library';
import { canonicalAddress, canonicalDomain } from '../addresses/canonical-address.ts';
import type { SigningKeys } from './signing-keys.ts';

/** What Google vouches for. `address` and `domain` are in canonical form; `domain` is the Workspace's, null for a private account. */
export interface Identity {
  subject: string;
  address: string;
  name: string | null;
  domain: string | null;
}

export interface IdentityOptions {
  /** OAuth client ids of our add-on: a token made for another application is refused. */
  audiences: string[];
  /** null: Google's own. */
  issuer: string | null;
}

/** Judges an identity token. Answers null when it is refused; throws UnavailableError when it cannot be judged. */
export type IdentityVerifier = (identityToken: string) => Promise<Identity | null>;

const maxSubjectLength = 255;

/** Verifies against the keys of one issuer; every other issuer and audience is refused. */
export function createIdentityVerifier(options: IdentityOptions, keys: SigningKeys): IdentityVerifier {
  const issuers = options.issuer === null ? ['https://accounts.google.com', 'accounts.google.com'] : [options.issuer];
  const client = new OAuth2Client();
  return async (identityToken) => {
    const keyId = keyIdOf(identityToken);
    if (keyId === null) return null;
    const certificates: Certificates = await keys.keysFor(keyId);
    try {
      // Signature, audience, issuer and expiry with the library's tolerance of 300 s for clocks that differ.
      const ticket = await client.verifySignedJwtWithCertsAsync(
        identityToken,
        certificates,
        options.audiences,
        issuers,
      );
      return identityOf(ticket.getPayload());
    } catch {
      // The library throws for every kind of bad token, quoting it: the reason must not travel further.
      return null;
    }
  };
}

/** Unverified: only says which key to look for, so that garbage never makes us fetch. */
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

/** Google sends a boolean or, in some flows, its text. */
function isVerified(claim: unknown): boolean {
  return claim === true || claim === 'true';
}
