import type { FastifyInstance } from 'fastify';
import { endpoints } from '../../../shared/endpoints.ts';
import { done } from '../outcome.ts';
import { checkReadiness } from './readiness.ts';
import type { Context } from '../context.ts';
import { route } from './endpoint-route.ts';

/** Whether the process answers, and whether it can do its work. */
export function healthRoutes(app: FastifyInstance, context: Context): void {
  route(app, endpoints.health, { handle: () => Promise.resolve(done({ status: 'ok' as const })) });
  route(app, endpoints.ready, { handle: () => checkReadiness(context) });
}
