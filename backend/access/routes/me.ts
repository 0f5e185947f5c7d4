import type { FastifyInstance } from 'fastify';
import { accessEndpoints } from '../../../shared/access/endpoints.ts';
import type { Context } from '../../platform/context.ts';
import { route } from '../../platform/http/endpoint-route.ts';
import { getMe } from '../me.ts';
import { principalOf } from './principal.ts';

/** Who the caller is. */
export function meRoutes(app: FastifyInstance, context: Context): void {
  route(app, accessEndpoints.getMe, { handle: (_input, request) => getMe(context, principalOf(request)) });
}
