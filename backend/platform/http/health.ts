import type { FastifyInstance } from 'fastify';
import { platformEndpoints } from '../../../shared/platform/endpoints.ts';
import { succeed } from '../outcome.ts';
import { checkReadiness } from './readiness.ts';
import type { Context } from '../context.ts';
import { route } from './endpoint-route.ts';

/** Whether the process answers, and whether it can do its work. */
export function healthRoutes(app: FastifyInstance, context: Context): void {
  route(app, platformEndpoints.health, { handle: () => Promise.resolve(succeed({ status: 'ok' as const })) });
  route(app, platformEndpoints.ready, {
    handle: (_input, request) =>
      checkReadiness(context, (err) => request.log.error({ err }, 'the service is not ready')),
  });
}
