import cookie, { type CookieSerializeOptions } from '@fastify/cookie';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { IdentityContext } from '../identity-context.ts';
import { browserOf, enterEnvironment, type SignedInBrowser } from '../web-sessions.ts';
import { ProblemError } from '../../platform/http/errors.ts';
import { ownOrigin } from '../../platform/http/own-origin.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** The signed-in browser that asks; null outside the scope of `requireBrowser`. */
    browser: SignedInBrowser | null;
  }
  interface FastifyContextConfig {
    /** What the route answers may be part of a document, as the images of a description are. */
    embedded?: true;
  }
}

const safeMethods = ['GET', 'HEAD'];
/** What a script, a page or a frame of ours asks for (Fetch Metadata, `Sec-Fetch-Dest`). */
const wholeDestinations = ['empty', 'document', 'iframe'];

/** Lets requests and answers have cookies; `secret` signs those that say so. */
export async function addCookies(app: FastifyInstance, secret: string): Promise<void> {
  await app.register(cookie, { secret });
  app.decorateRequest('browser', null);
}

/**
 * Everything registered on `app` from here on needs the browser's session and enters the environment of the path, checked
 * before the body is read: what the handlers see is the same as of an add-on's session.
 */
export function requireEntry(app: FastifyInstance, context: IdentityContext): void {
  app.addHook('onRequest', async (request) => {
    refuseForeign(request);
    const { environment = '' } = request.params as { environment?: string };
    const entry = await enterEnvironment(context, { token: tokenOf(request), environment });
    if (!entry.ok) throw new ProblemError(entry.failure);
    request.principal = entry.value;
  });
}

/** Everything registered on `app` from here on needs the browser's session, in no environment. */
export function requireBrowser(app: FastifyInstance, context: IdentityContext): void {
  app.addHook('onRequest', async (request) => {
    refuseForeign(request);
    const browser = await browserOf(context, tokenOf(request));
    if (!browser.ok) throw new ProblemError(browser.failure);
    request.browser = browser.value;
  });
}

/** The signed-in browser that asks. */
export function browserOfRequest(request: FastifyRequest): SignedInBrowser {
  if (request.browser === null) throw new Error('a route of the browser scope without its session');
  return request.browser;
}

/** Hands the browser its session. */
export function setSessionCookie(
  request: FastifyRequest,
  reply: FastifyReply,
  session: { token: string; expiresAt: Date },
): void {
  void reply.setCookie(sessionCookie(request), session.token, {
    ...cookieOptions(request),
    expires: session.expiresAt,
  });
}

/** Takes the session away from the browser. */
export function clearSessionCookie(request: FastifyRequest, reply: FastifyReply): void {
  void reply.clearCookie(sessionCookie(request), cookieOptions(request));
}

/** What cookies of this service are named and kept like: in production no other host, and no http page, can set them. */
export function cookieName({ server }: FastifyRequest, name: string): string {
  return server.publicOrigin === null ? `relais-${name}` : `__Host-relais-${name}`;
}

function tokenOf(request: FastifyRequest): string {
  return request.cookies[sessionCookie(request)] ?? '';
}

function sessionCookie(request: FastifyRequest): string {
  return cookieName(request, 'session');
}

function cookieOptions({ server }: FastifyRequest): CookieSerializeOptions {
  return { path: '/', httpOnly: true, sameSite: 'strict', secure: server.publicOrigin !== null };
}

/**
 * A browser sends the cookie along with whatever a page asks for. SameSite=Strict keeps other sites' requests without it;
 * this is the second line, also against other hosts of the same site: what another origin asks for is refused, and what
 * changes something must say that it comes from ours (Fetch Metadata; Origin, RFC 6454 §7). A document of ours with a
 * stranger's markup in it, such as a description, may ask for images, and gets nothing else by calling it one.
 */
function refuseForeign(request: FastifyRequest): void {
  const { origin, 'sec-fetch-site': site } = request.headers;
  const own = ownOrigin(request);
  const foreign = (origin !== undefined && origin !== own) || site === 'cross-site' || site === 'same-site';
  const proven = origin === own || site === 'same-origin';
  const acceptable = !foreign && isWanted(request) && (proven || safeMethods.includes(request.method));
  if (own === null || !acceptable) throw new ProblemError({ code: 'foreign_origin' });
}

/** Browsers say what for, others nothing. */
function isWanted({ headers, routeOptions }: FastifyRequest): boolean {
  const { 'sec-fetch-dest': destination = 'empty' } = headers;
  return routeOptions.config.embedded === true || wholeDestinations.includes(destination);
}
