import type { CookieSerializeOptions } from '@fastify/cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';
import * as z from 'zod/mini';
import { parseJson } from '../../platform/parse-request.ts';
import { cookieName } from './require-browser.ts';

/** Seconds that a sign-in may take on Google's pages. */
const lifetime = 15 * 60;
/**
 * Concurrent sign-ins of a browser. A path of 2000 characters makes a cookie of 3 kB, and Node refuses headers over 16
 * kB.
 */
const maxUnderWay = 4;

const pendingSchema = z.object({
  state: z.string(),
  nonce: z.string(),
  codeVerifier: z.string(),
  /** The path of ours to return to. */
  to: z.string(),
  /** Milliseconds since 1970. */
  begunAt: z.number(),
  /** SHA-256 of the session that the browser had: its cookie does not come back with Google's redirect. */
  former: z.optional(z.nullable(z.string())),
});
/** A pending sign-in. Only the browser that began it can finish it. */
export type SignInUnderWay = z.infer<typeof pendingSchema>;

/** Sets the cookie of a pending sign-in, beside those of other tabs; beyond the limit the oldest is cleared. */
export function keepSignIn(request: FastifyRequest, reply: FastifyReply, pending: SignInUnderWay): void {
  for (const name of listNamesByAge(request).slice(maxUnderWay - 1)) void reply.clearCookie(name, optionsOf(request));
  const value = Buffer.from(JSON.stringify(pending)).toString('base64url');
  const options = { ...optionsOf(request), maxAge: lifetime, signed: true };
  void reply.setCookie(nameOf(request, pending.state), value, options);
}

/**
 * Consumes the pending sign-in of this `state`: returns it and clears its cookie. Null when this browser did not begin
 * it, or it has expired.
 */
export function takeSignIn(
  request: FastifyRequest,
  reply: FastifyReply,
  { state, now }: { state: string; now: Date },
): SignInUnderWay | null {
  const name = nameOf(request, state);
  if (request.cookies[name] === undefined) return null;
  void reply.clearCookie(name, optionsOf(request));
  const pending = readSignIn(request, name);
  if (pending?.state !== state) return null;
  return now.getTime() - pending.begunAt <= lifetime * 1000 ? pending : null;
}

/** Null when its signature or form is invalid. */
function readSignIn(request: FastifyRequest, name: string): SignInUnderWay | null {
  const { valid, value } = request.unsignCookie(request.cookies[name] ?? '');
  const json = valid ? parseJson(Buffer.from(value, 'base64url').toString('utf8')) : null;
  return pendingSchema.safeParse(json?.ok === true ? json.value : null).data ?? null;
}

/** The names of the cookies of pending sign-ins, newest first. */
function listNamesByAge(request: FastifyRequest): string[] {
  const begun = Object.keys(request.cookies)
    .filter((name) => name.startsWith(nameOf(request, '')))
    .map((name) => ({ name, begunAt: readSignIn(request, name)?.begunAt ?? 0 }));
  // Browsers send older cookies first (RFC 6265 §5.4), which breaks a tie within a millisecond.
  return begun
    .reverse()
    .sort((one, other) => other.begunAt - one.begunAt)
    .map(({ name }) => name);
}

/** SameSite=Lax: with `Strict` the cookie would not come with Google's redirect from another site. */
function optionsOf({ server }: FastifyRequest): CookieSerializeOptions {
  return { path: '/', httpOnly: true, sameSite: 'lax', secure: server.publicOrigin !== null };
}

function nameOf(request: FastifyRequest, state: string): string {
  return cookieName(request, `sign-in-${state.replace(/[^\w-]/g, '').slice(0, 12)}`);
}
