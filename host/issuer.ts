import { createHash } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import { exportJWK, exportSPKI, generateKeyPair, SignJWT } from 'jose';

const audience = 'relais-local.apps.googleusercontent.com';
const webClient = {
  id: 'relais-local-web.apps.googleusercontent.com',
  secret: 'known to everybody: for loopback only',
};
const keyId = 'relais-local';
/** As long as Google's identity tokens live. */
const lifetime = 3600;
const consumerDomains = ['gmail.com', 'googlemail.com'];

export interface IdentityClaims {
  email: string;
  name: string;
  /** Google's id of the account; derived from the address when absent. */
  sub?: string;
  /** Workspace domain; the address's own unless it is Gmail's. null: no claim. */
  hd?: string | null;
  emailVerified?: boolean;
  /** Seconds by which the token is dated from now; for tests of clocks and expiry. */
  clockOffset?: number;
  /** Claims added to the others or put in their place; for tests. */
  claims?: Record<string, unknown>;
}

/** Plays Google's token issuer on loopback. */
export interface Issuer {
  issuer: string;
  audience: string;
  /** The OAuth client of the pages. */
  webClient: { id: string; secret: string };
  /** `{kid: PEM}`, as google-auth-library reads it on Node. */
  certsUrl: string;
  /** The same keys as a JSON Web Key Set (RFC 7517). */
  jwksUrl: string;
  /** An identity token (RS256) that is valid for an hour. */
  sign(claims: IdentityClaims): Promise<string>;
  close(): Promise<void>;
}

/**
 * Starts a signer of identity tokens in Google's form with a key of its own, for local use and tests.
 * Rejects with the system's error when the port is taken.
 */
export async function startIssuer({ port = 0 }: { port?: number } = {}): Promise<Issuer> {
  const { publicKey, privateKey } = await generateKeyPair('RS256', { modulusLength: 2048 });
  const jwk = { ...(await exportJWK(publicKey)), kid: keyId, alg: 'RS256', use: 'sig' };
  const documents = {
    '/certs': JSON.stringify({ [keyId]: await exportSPKI(publicKey) }),
    '/jwks': JSON.stringify({ keys: [jwk] }),
  };
  const server = serveJson(documents);
  const issuer = await listen(server, port);
  return {
    issuer,
    audience,
    webClient,
    certsUrl: `${issuer}/certs`,
    jwksUrl: `${issuer}/jwks`,
    sign: (claims) =>
      new SignJWT(payloadOf(claims, issuer))
        .setProtectedHeader({ alg: 'RS256', kid: keyId, typ: 'JWT' })
        .sign(privateKey),
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

/** Google's stable id of a local account: 21 decimal digits made from its address. */
export function subjectOf(email: string): string {
  const digest = createHash('sha256').update(email.trim().toLowerCase()).digest('hex');
  return `1${(BigInt(`0x${digest}`) % 10n ** 20n).toString().padStart(20, '0')}`;
}

function payloadOf(
  { email, name, sub, hd, emailVerified = true, clockOffset = 0, claims }: IdentityClaims,
  issuer: string,
) {
  const now = Math.floor(Date.now() / 1000) + clockOffset;
  const domain = hd === undefined ? workspaceDomain(email) : hd;
  return {
    iss: issuer,
    aud: audience,
    azp: audience,
    sub: sub ?? subjectOf(email),
    email,
    email_verified: emailVerified,
    name,
    iat: now,
    exp: now + lifetime,
    ...(domain === null ? {} : { hd: domain }),
    ...claims,
  };
}

function workspaceDomain(email: string): string | null {
  const domain = email.slice(email.lastIndexOf('@') + 1).toLowerCase();
  return consumerDomains.includes(domain) ? null : domain;
}

function serveJson(documents: Record<string, string>): Server {
  return createServer((request, response) => {
    const document = documents[request.url ?? ''];
    if (document === undefined) {
      response.writeHead(404).end();
      return;
    }
    response
      .writeHead(200, { 'Content-Type': 'application/json', 'Cache-Control': 'public, max-age=3600' })
      .end(document);
  });
}

function listen(server: Server, port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      resolve(`http://127.0.0.1:${String(typeof address === 'object' && address ? address.port : port)}`);
    });
  });
}
