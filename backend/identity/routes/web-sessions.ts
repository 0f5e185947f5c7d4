import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { identityEndpoints } from '../../../shared/identity/endpoints.ts';
import type { SignedOut } from '../../../shared/identity/web-session.ts';
import { ProblemError } from '../../platform/http/errors.ts';
import { browserOfRequest, clearSessionCookie } from './require-browser.ts';
import type { Outcome } from '../../platform/outcome.ts';
import type { IdentityContext } from '../identity-context.ts';
import { getWebSession, listWebSessions, endOneWebSession, endWebSessions } from '../web-sessions.ts';
import { ignoreBody } from '../../platform/http/bodies.ts';
import { rawRoute, route } from '../../platform/http/endpoint-route.ts';

/** The browser's own session, and the others of the same person. */
export async function webSessionRoutes(app: FastifyInstance, context: IdentityContext): Promise<void> {
  route(app, identityEndpoints.getWebSession, {
    handle: (_input, request) => getWebSession(context, browserOfRequest(request)),
  });
  route(app, identityEndpoints.listWebSessions, {
    handle: (_input, request) => listWebSessions(context, browserOfRequest(request)),
  });

  await app.register((scope, _options, next) => {
    ignoreBody(scope);
    rawRoute(scope, identityEndpoints.endWebSession, {
      handle: async (_input, request, reply) => {
        const browser = browserOfRequest(request);
        const outcome = await endOneWebSession(context, browser, browser.sessionId);
        return sendSignedOut({ request, reply, outcome, here: true });
      },
    });
    rawRoute(scope, identityEndpoints.endOneWebSession, {
      handle: async ({ params: { webSessionId } }, request, reply) => {
        const browser = browserOfRequest(request);
        const outcome = await endOneWebSession(context, browser, webSessionId);
        return sendSignedOut({ request, reply, outcome, here: webSessionId === browser.sessionId });
      },
    });
    rawRoute(scope, identityEndpoints.endWebSessions, {
      handle: async (_input, request, reply) => {
        const outcome = await endWebSessions(context, browserOfRequest(request));
        return sendSignedOut({ request, reply, outcome, here: true });
      },
    });
    next();
  });
}

interface Ending {
  request: FastifyRequest;
  reply: FastifyReply;
  outcome: Outcome<SignedOut>;
  /** The session of the requesting browser ends too. */
  here: boolean;
}

function sendSignedOut({ request, reply, outcome, here }: Ending): FastifyReply {
  if (!outcome.ok) throw new ProblemError(outcome.failure);
  if (here) clearSessionCookie(request, reply);
  return reply.code(200).type('application/json; charset=utf-8').send(JSON.stringify(outcome.value));
}
