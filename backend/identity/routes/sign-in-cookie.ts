import type { CookieSerializeOptions } from '@fastify/cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';
import * as z from 'zod/mini';
import { parseJson } from '../../platform/parse-request.ts';
import { cookieName } from './require-browser.ts';

/** Seconds that a person may take on Google's pages. */
const lifetime = 15 * 60;
/** Sign-ins under way in one browser: a path of 2000 characters makes a cookie of 3 kB, and Node refuses headers of 16 kB. */
const maxUnderWay = 4;

const pendingSchema = z.object({
  state: z.string(),
  nonce: z.string(),
  codeVerifier: z.string(),
  /** The own path that the person wanted. */
  to: z.string(),
  /** Milliseconds since 1970. */
  begunAt: z.number(),
});
/** A sign-in under way: it can only be finished in the browser that began it. */
export type SignInUnderWay = z.infer<typeof pendingSchema>;

/** Keeps a sign-in in the browser, next to others that may be under way in other tabs; of too many the oldest goes. */
export function keepSignIn(request: FastifyRequest, reply: FastifyReply, pending: SignInUnderWay): void {
  for (const name of namesByAge(request).slice(maxUnderWay - 1)) void reply.clearCookie(name, optionsOf(request));
  const value = Buffer.from(JSON.stringify(pending)).toString('base64url');
  const options = { ...optionsOf(request), maxAge: lifetime, signed: true };
  void reply.setCookie(nameOf(request, pending.state), value, options);
}

/** The sign-in of this state, which the browser then forgets; null when it did not begin it, or too long ago. */
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

/** Null when it was not written here. */
function readSignIn(request: FastifyRequest, name: string): SignInUnderWay | null {
  const { valid, value } = request.unsignCookie(request.cookies[name] ?? '');
  const json = valid ? parseJson(Buffer.from(value, 'base64url').toString('utf8')) : null;
  return pendingSchema.safeParse(json?.ok === true ? json.value : null).data ?? null;
}

/** The cookies of sign-ins under way, the newest first. */
function namesByAge(request: FastifyRequest): string[] {
  const begun = Object.keys(request.cookies)
    .filter((name) => name.startsWith(nameOf(request, '')))
    .map((name) => ({ name, begunAt: readSignIn(request, name)?.begunAt ?? 0 }));
  // Browsers send those made first before the others (RFC 6265, 5.4), which decides between two of one millisecond.
  return begun
    .reverse()
    .sort((one, other) => other.begunAt - one.begunAt)
    .map(({ name }) => name);
}

/** Google's redirect comes from another site: `Strict` would keep the cookie back. */
function optionsOf({ server }: FastifyRequest): CookieSerializeOptions {
  return { path: '/', httpOnly: true, sameSite: 'lax', secure: server.publicOrigin !== null };
}

function nameOf(request: FastifyRequest, state: string): string {
  return cookieName(request, `sign-in-${state.replace(/[^\w-]/g, '').slice(0, 12)}`);
}
