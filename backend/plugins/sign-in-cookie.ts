import type { CookieSerializeOptions } from '@fastify/cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';
import * as z from 'zod/mini';
import { parseJson } from '../services/request-value.ts';
import { cookieName } from './web-session.ts';

/** Seconds that a person may take on Google's pages. */
const lifetime = 15 * 60;

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

/** Keeps a sign-in in the browser, next to others that may be under way in other tabs. */
export function keepSignIn(request: FastifyRequest, reply: FastifyReply, pending: SignInUnderWay): void {
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
  const kept = request.cookies[name];
  if (kept === undefined) return null;
  void reply.clearCookie(name, optionsOf(request));
  const { valid, value } = request.unsignCookie(kept);
  const json = valid ? parseJson(Buffer.from(value, 'base64url').toString('utf8')) : null;
  const pending = pendingSchema.safeParse(json?.ok === true ? json.value : null);
  if (!pending.success || pending.data.state !== state) return null;
  return now.getTime() - pending.data.begunAt <= lifetime * 1000 ? pending.data : null;
}

/** Google's redirect comes from another site: `Strict` would keep the cookie back. */
function optionsOf({ server }: FastifyRequest): CookieSerializeOptions {
  return { path: '/', httpOnly: true, sameSite: 'lax', secure: server.publicOrigin !== null };
}

function nameOf(request: FastifyRequest, state: string): string {
  return cookieName(request, `sign-in-${state.replace(/[^\w-]/g, '').slice(0, 12)}`);
}
