import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { exportJWK, exportSPKI, generateKeyPair, SignJWT } from 'jose';
import { Accounts, claimsOf, type IdentityClaims } from './issuer/accounts.ts';
import type { WebClient } from './issuer/provider.ts';
import { signInPages } from './issuer/sign-in-pages.ts';

const audience = 'relais-local.apps.googleusercontent.com';
const webClient: WebClient = { id: 'relais-local-web.apps.googleusercontent.com', secret: 'known-to-everybody' };
const keyId = 'relais-local';
/** As long as Google's identity tokens live. */
const lifetime = 3600;

/** A new pair of keys to sign with; making one takes a fifth of a second. */
export function makeKeyPair() {
  return generateKeyPair('RS256', { modulusLength: 2048, extractable: true });
}

type KeyPair = Awaited<ReturnType<typeof makeKeyPair>>;

/** Plays Google's token issuer and its sign-in page on loopback. */
export interface Issuer {
  issuer: string;
  /** OAuth client of the add-on. */
  audience: string;
  /** OAuth client of the pages. */
  webClient: WebClient;
  /** `{kid: PEM}`, as google-auth-library reads it on Node. */
  certsUrl: string;
  /** The same keys as a JSON Web Key Set (RFC 7517). */
  jwksUrl: string;
  /** An identity token (RS256) that is valid for an hour. */
  sign(claims: IdentityClaims): Promise<string>;
  /** Makes an account that can be signed in to, or changes what Google says of it. */
  addAccount(account: IdentityClaims): void;
  close(): Promise<void>;
}

export interface IssuerOptions {
  port?: number;
  /** The keys to sign with; a new pair by default. */
  keyPair?: KeyPair;
  /** Whom the sign-in page offers; other addresses can be typed. */
  accounts?: readonly IdentityClaims[];
}

/**
 * Starts the stand-in for Google's sign-in, with a key of its own, for local use and tests: identity tokens for the
 * add-on, and an OpenID provider for the pages. Rejects with the system's error when the port is taken, and in production.
 */
export async function startIssuer({
  port = 0,
  accounts: offered = [],
  ...options
}: IssuerOptions = {}): Promise<Issuer> {
  // eslint-disable-next-line no-restricted-properties -- whoever starts it cannot forget to say where it runs
  if (process.env['NODE_ENV'] === 'production') {
    throw new Error('The local issuer lets anybody sign in as anybody: it does not run when NODE_ENV=production.');
  }
  const { publicKey, privateKey } = options.keyPair ?? (await makeKeyPair());
  const members = { kid: keyId, alg: 'RS256', use: 'sig' };
  const documents = new Map([
    ['/certs', JSON.stringify({ [keyId]: await exportSPKI(publicKey) })],
    ['/jwks', JSON.stringify({ keys: [{ ...(await exportJWK(publicKey)), ...members }] })],
  ]);
  const accounts = new Accounts(offered);
  const privateJwk = { ...(await exportJWK(privateKey)), ...members };
  const server = createServer();
  const issuer = await listen(server, port);
  const signIn = signInPages({ issuer, client: webClient, accounts, privateJwk });
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    const document = documents.get(request.url ?? '');
    if (document === undefined) signIn(request, response);
    else sendJson(response, document);
  });
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
    addAccount: (account) => accounts.add(account),
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

function payloadOf({ clockOffset = 0, ...claims }: IdentityClaims, issuer: string) {
  const now = Math.floor(Date.now() / 1000) + clockOffset;
  return { iss: issuer, aud: audience, azp: audience, iat: now, exp: now + lifetime, ...claimsOf(claims) };
}

function sendJson(response: ServerResponse, document: string): void {
  response
    .writeHead(200, { 'Content-Type': 'application/json', 'Cache-Control': 'public, max-age=3600' })
    .end(document);
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
