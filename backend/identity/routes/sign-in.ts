import type { FastifyInstance, FastifyRequest } from 'fastify';
import * as z from 'zod/mini';
import { toOwnPath } from '../rules/own-path.ts';
import { ProblemError } from '../../platform/http/errors.ts';
import { chooseLanguage } from '../../platform/http/language.ts';
import { serviceOriginOf } from '../../platform/http/own-origin.ts';
import { keepSignIn, takeSignIn, type SignInUnderWay } from './sign-in-cookie.ts';
import { setSessionCookie, tokenOf } from './require-browser.ts';
import type { Identity } from '../identity-token.ts';
import { resourceFailure } from '../../platform/http/resource-failure.ts';
import type { SignInProvider } from '../google-sign-in.ts';
import type { IdentityContext } from '../identity-context.ts';
import { hashOfSession, openWebSession } from '../web-sessions.ts';
import { answerObstacle, type SignInObstacle } from './sign-in-page.ts';

const hidden = { schema: { hide: true } };
const callbackPath = '/sign-in/callback';
const querySchema = z.object({ to: z.optional(z.string()), choose: z.optional(z.string()) });
const answerSchema = z.object({ state: z.string() });

/** Sign-in with a browser: the redirect to Google and the callback. Failures are a page with a retry link. */
export function signInRoutes(app: FastifyInstance, context: IdentityContext): void {
  const { signIn, now } = context;

  app.get('/sign-in', hidden, async (request, reply) => {
    if (!isNavigation(request)) throw new ProblemError({ code: 'foreign_origin' });
    const query = querySchema.safeParse(request.query);
    const to = toOwnPath(query.data?.to ?? '') ?? '/';
    const origin = serviceOriginOf(request);
    if (signIn === null || origin === null) return answerObstacle(request, reply, { obstacle: 'not_set_up', to });
    const beginning = await unlessUnreachable(request, () =>
      signIn.begin({
        redirectUri: origin + callbackPath,
        chooseAccount: query.data?.choose !== undefined,
        language: chooseLanguage(request.headers['accept-language']),
      }),
    );
    if (beginning === null) return answerObstacle(request, reply, { obstacle: 'unreachable', to });
    const former = hashOfSession(tokenOf(request));
    keepSignIn(request, reply, { ...beginning.pending, to, begunAt: now().getTime(), former });
    return reply.redirect(beginning.url.href, 303);
  });

  app.get(callbackPath, hidden, async (request, reply) => {
    const state = answerSchema.safeParse(request.query).data?.state ?? '';
    const pending = takeSignIn(request, reply, { state, now: now() });
    const { obstacle, identity } = await finishSignIn(request, signIn, pending);
    const to = pending?.to ?? '/';
    if (obstacle !== null) return answerObstacle(request, reply, { obstacle, to });
    // Always a new session, against session fixation.
    const browser = { userAgent: request.headers['user-agent'] ?? '', former: pending?.former ?? null };
    setSessionCookie(request, reply, await openWebSession(context, identity, browser));
    return reply.redirect(to, 303);
  });
}

/** Only a navigation starts a sign-in: an `<img>` of this URL would leave a cookie each time (Fetch Metadata). */
function isNavigation({ headers }: FastifyRequest): boolean {
  return (headers['sec-fetch-dest'] ?? 'document') === 'document';
}

type Result = { obstacle: null; identity: Identity } | { obstacle: SignInObstacle; identity: null };

/** The result of Google's callback. */
async function finishSignIn(
  request: FastifyRequest,
  signIn: SignInProvider | null,
  pending: SignInUnderWay | null,
): Promise<Result> {
  const origin = serviceOriginOf(request);
  if (signIn === null) return { obstacle: 'not_set_up', identity: null };
  if (pending === null || origin === null) return { obstacle: 'not_begun_here', identity: null };
  const answer = new URL(request.url, origin);
  const result = await unlessUnreachable(request, () => signIn.finish(answer, pending));
  if (result === null) return { obstacle: 'unreachable', identity: null };
  if (result.outcome !== 'signed_in') return { obstacle: result.outcome, identity: null };
  return { obstacle: null, identity: result.identity };
}

/** Null when Google is unreachable. */
async function unlessUnreachable<T>(request: FastifyRequest, work: () => Promise<T>): Promise<T | null> {
  try {
    return await work();
  } catch (error) {
    if (resourceFailure(error)?.code !== 'unavailable') throw error;
    request.log.error({ err: error }, 'sign-in unavailable');
    return null;
  }
}
