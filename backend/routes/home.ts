import type { FastifyInstance } from 'fastify';
import { endpoints } from '../../shared/endpoints.ts';
import { principalOf } from '../plugins/session.ts';
import { openHome } from '../services/home.ts';
import type { ServiceContext } from '../services/service-context.ts';
import { route } from './endpoint-route.ts';

/** Bytes. Fifty meetings with all their guests. */
const bodyLimit = 4 * 1024 * 1024;

/** The caller's day. */
export function homeRoutes(app: FastifyInstance, context: ServiceContext): void {
  route(app, endpoints.openHome, {
    options: { bodyLimit },
    handle: ({ body }, request) => openHome(context, principalOf(request), body),
  });
}
