import cookie, { type CookieSerializeOptions } from '@fastify/cookie';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { IdentityContext } from '../identity-context.ts';
import { findBrowser, enterEnvironment, type SignedInBrowser } from '../web-sessions.ts';
import type { SessionSecrets } from './require-session.ts';
import { guardAs } from '../../platform/http/endpoint-route.ts';
import { ProblemError } from '../../platform/http/errors.ts';
import { serviceOriginOf } from '../../platform/http/own-origin.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** The signed-in browser of the request; null outside the scope of `requireBrowser`. */
    browser: SignedInBrowser | null;
  }
  interface FastifyContextConfig {
    /** The response may be embedded in a document, as the images of a description are. */
    embedded?: true;
  }
}

const safeMethods = ['GET', 'HEAD'];
/** Destinations of fetch, navigation and frames (Fetch Metadata, `Sec-Fetch-Dest`). */
const wholeDestinations = ['empty', 'document', 'iframe'];

/** Adds cookie support; the secrets are for the cookies that are marked signed. */
export async function addCookies(app: FastifyInstance, { current, former }: SessionSecrets): Promise<void> {
  await app.register(cookie, { secret: former === null ? current : [current, former] });
  app.decorateRequest('browser', null);
}

/**
 * All routes registered on `app` after this require the browser's session, which enters the environment of the path. It
 * is checked before the body is read. Handlers see the same principal as of an add-on session.
 */
export function requireEntry(app: FastifyInstance, context: IdentityContext): void {
  guardAs(app, 'session');
  app.addHook('onRequest', async (request) => {
    refuseForeign(request);
    const { environment = '' } = request.params as { environment?: string };
    const entry = await enterEnvironment(context, { token: tokenOf(request), environment });
    if (!entry.ok) throw new ProblemError(entry.failure);
    request.principal = entry.value;
  });
}

/** All routes registered on `app` after this require the browser's session, in no environment. */
export function requireBrowser(app: FastifyInstance, context: IdentityContext): void {
  guardAs(app, 'browser');
  app.addHook('onRequest', async (request) => {
    refuseForeign(request);
    const browser = await findBrowser(context, tokenOf(request));
    if (!browser.ok) throw new ProblemError(browser.failure);
    request.browser = browser.value;
  });
}

/** The signed-in browser of the request. */
export function browserOfRequest(request: FastifyRequest): SignedInBrowser {
  if (request.browser === null) throw new Error('a route of the browser scope without its session');
  return request.browser;
}

/** Sets the session cookie. */
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

/** Clears the session cookie. */
export function clearSessionCookie(request: FastifyRequest, reply: FastifyReply): void {
  void reply.clearCookie(sessionCookie(request), cookieOptions(request));
}

/** The name of a cookie. In production it has the prefix `__Host-`: no other host and no http page can set it. */
export function cookieName({ server }: FastifyRequest, name: string): string {
  return server.publicOrigin === null ? `relais-${name}` : `__Host-relais-${name}`;
}

/** The secret of the session's cookie; empty without one. */
export function tokenOf(request: FastifyRequest): string {
  return request.cookies[sessionCookie(request)] ?? '';
}

function sessionCookie(request: FastifyRequest): string {
  return cookieName(request, 'session');
}

function cookieOptions({ server }: FastifyRequest): CookieSerializeOptions {
  return { path: '/', httpOnly: true, sameSite: 'strict', secure: server.publicOrigin !== null };
}

/**
 * CSRF defence. SameSite=Strict keeps the cookie from other sites. This is the second line, which also holds against
 * other hosts of the same site: requests of another origin are refused, and a request that changes something must prove
 * our origin (Fetch Metadata; Origin, RFC 6454 §7). A document of ours with untrusted mark-up, such as a description,
 * may load images only, even if it requests something else as an image.
 */
function refuseForeign(request: FastifyRequest): void {
  const { origin, 'sec-fetch-site': site } = request.headers;
  const own = serviceOriginOf(request);
  const foreign = (origin !== undefined && origin !== own) || site === 'cross-site' || site === 'same-site';
  const proven = origin === own || site === 'same-origin';
  const acceptable = !foreign && isWanted(request) && (proven || safeMethods.includes(request.method));
  if (own === null || !acceptable) throw new ProblemError({ code: 'foreign_origin' });
}

/** Browsers send Sec-Fetch-Dest; other clients do not. */
function isWanted({ headers, routeOptions }: FastifyRequest): boolean {
  const { 'sec-fetch-dest': destination = 'empty' } = headers;
  return routeOptions.config.embedded === true || wholeDestinations.includes(destination);
}
