import type { FastifyInstance, FastifyRequest } from 'fastify';
import { identityEndpoints } from '../../../shared/identity/endpoints.ts';
import { signSession } from './require-session.ts';
import { succeed, type Failure } from '../../platform/outcome.ts';
import type { IdentityContext } from '../identity-context.ts';
import { createSession, listEnvironments } from '../add-on-sessions.ts';
import { route } from '../../platform/http/endpoint-route.ts';

/** Bytes. An identity token has about one thousand. */
const bodyLimit = 32 * 1024;

/** For a Google identity: the environments it belongs to, and a session in one of them. */
export function sessionRoutes(app: FastifyInstance, context: IdentityContext): void {
  route(app, identityEndpoints.listEnvironments, {
    options: { bodyLimit },
    handle: async ({ body }, request) => {
      const environments = await listEnvironments(context, body.identityToken);
      if (!environments.ok) await logOtherClient(context, request, { ...body, refusal: environments.failure });
      return environments;
    },
  });

  route(app, identityEndpoints.createSession, {
    options: { bodyLimit },
    handle: async ({ body }, request) => {
      const admission = await createSession(context, body);
      if (!admission.ok) {
        await logOtherClient(context, request, { ...body, refusal: admission.failure });
        return admission;
      }
      const { token, expiresAt } = signSession(app, admission.value.principal, context.now);
      return succeed({ token, expiresAt: expiresAt.toISOString(), me: admission.value.me });
    },
  });
}

/**
 * Says which OAuth client a refused token of Google is for: an operator who has linked the add-on to another Cloud project
 * finds here what IDENTITY_AUDIENCES lacks. Client ids are public.
 */
async function logOtherClient(
  { explainToken }: IdentityContext,
  request: FastifyRequest,
  { identityToken, refusal }: { identityToken: string; refusal: Failure },
): Promise<void> {
  if (refusal.code !== 'identity_refused') return;
  const { verdict, claims } = await explainToken(identityToken);
  if (verdict !== 'client' || claims === null) return;
  request.log.warn({ aud: claims.aud, azp: claims.azp }, 'an identity token is for another OAuth client');
}
