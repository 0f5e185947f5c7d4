import type { FastifyInstance } from 'fastify';
import { endpoints } from '../../shared/endpoints.ts';
import { principalOf } from '../plugins/session.ts';
import { readSettings, replacePreferences } from '../services/preferences.ts';
import type { ServiceContext } from '../services/service-context.ts';
import { route } from './endpoint-route.ts';

/** What a user prefers in the environment. */
export function preferenceRoutes(app: FastifyInstance, context: ServiceContext): void {
  route(app, endpoints.getPreferences, { handle: (_input, request) => readSettings(context, principalOf(request)) });

  route(app, endpoints.putPreferences, {
    handle: ({ body }, request) => replacePreferences(context, principalOf(request), body),
  });
}
