import jwt, { type FastifyJWTOptions } from '@fastify/jwt';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import * as z from 'zod/mini';
import { idSchema } from '../../../shared/ids.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Principal } from '../../access/caller.ts';
import { guardAs } from '../../platform/http/endpoint-route.ts';
import { ProblemError } from '../../platform/http/errors.ts';

const sessionMinutes = 30;
const clockToleranceMs = 60_000;
const issuer = 'relais';
const audience = 'relais-api';
const algorithm = 'HS256';

/** A signed session token of one user in one environment. */
export interface SignedSession {
  token: string;
  expiresAt: Date;
}

const claimsSchema = z.object({ sub: idSchema, environment: idSchema });

declare module 'fastify' {
  interface FastifyRequest {
    /** As `jwtVerify`, with the former secret; only while there is one. */
    formerJwtVerify?: FastifyRequest['jwtVerify'];
  }
}

/** What signs, and what signed before: its tokens and cookies are accepted until they end. */
export interface SessionSecrets {
  readonly current: string;
  readonly former: string | null;
}

/** Adds signing and verification of session tokens: JWT (RFC 7519), one pinned algorithm, every claim required. */
export async function addSessions(app: FastifyInstance, { current, former }: SessionSecrets): Promise<void> {
  await app.register(jwt, { ...tokenOptions, secret: current });
  if (former !== null) await app.register(jwt, { ...tokenOptions, secret: former, namespace: 'former' });
  app.decorateRequest('principal', null);
}

const tokenOptions = {
  sign: { algorithm, iss: issuer, aud: audience },
  verify: {
    algorithms: [algorithm],
    allowedIss: issuer,
    allowedAud: audience,
    requiredClaims: ['exp', 'iat', 'sub', 'aud', 'iss', 'environment'],
    clockTolerance: clockToleranceMs,
    cache: false,
  },
} satisfies Omit<FastifyJWTOptions, 'secret'>;

/** A token that is valid for 30 minutes. */
export function signSession(app: FastifyInstance, principal: Principal, now: Clock): SignedSession {
  const issuedAt = Math.floor(now().getTime() / 1000);
  const exp = issuedAt + sessionMinutes * 60;
  const token = app.jwt.sign({ sub: principal.userId, environment: principal.environmentId, iat: issuedAt, exp });
  return { token, expiresAt: new Date(exp * 1000) };
}

/** All routes registered on `app` after this require a session, which is checked before the body is read. */
export function requireSession(app: FastifyInstance): void {
  guardAs(app, 'session');
  app.addHook('onRequest', async (request) => {
    request.principal = await verifyToken(request);
  });
}

async function verifyToken(request: FastifyRequest): Promise<Principal> {
  try {
    const verified = await request.jwtVerify().catch((error: unknown) => verifyAsFormer(request, error));
    const claims = z.parse(claimsSchema, verified);
    return { userId: claims.sub, environmentId: claims.environment };
  } catch (error) {
    throw new ProblemError({ code: isExpired(error) ? 'session_expired' : 'unauthenticated' });
  }
}

/** What the former secret signed, and is not expired, is still good. */
function verifyAsFormer(request: FastifyRequest, error: unknown): Promise<unknown> {
  if (isExpired(error) || request.formerJwtVerify === undefined) throw error;
  return request.formerJwtVerify();
}

function isExpired(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'FST_JWT_AUTHORIZATION_TOKEN_EXPIRED';
}
