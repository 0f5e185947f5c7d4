import type { FastifyInstance } from 'fastify';
import { identityEndpoints } from '../../../shared/identity/endpoints.ts';
import { signSession } from './require-session.ts';
import { succeed } from '../../platform/outcome.ts';
import type { IdentityContext } from '../identity-context.ts';
import { createSession, listEnvironments } from '../add-on-sessions.ts';
import { route } from '../../platform/http/endpoint-route.ts';

/** Bytes. An identity token has about one thousand. */
const bodyLimit = 32 * 1024;

/** For a Google identity: the environments it belongs to, and a session in one of them. */
export function sessionRoutes(app: FastifyInstance, context: IdentityContext): void {
  route(app, identityEndpoints.listEnvironments, {
    options: { bodyLimit },
    handle: ({ body }) => listEnvironments(context, body.identityToken),
  });

  route(app, identityEndpoints.createSession, {
    options: { bodyLimit },
    handle: async ({ body }) => {
      const admission = await createSession(context, body);
      if (!admission.ok) return admission;
      const { token, expiresAt } = signSession(app, admission.value.principal, context.now);
      return succeed({ token, expiresAt: expiresAt.toISOString(), me: admission.value.me });
    },
  });
}
