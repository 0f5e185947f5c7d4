import type { FastifyInstance } from 'fastify';
import { captureEndpoints } from '../../../shared/capture/endpoints.ts';
import { principalOf } from '../../access/routes/principal.ts';
import { openHome } from '../open-home.ts';
import type { Context } from '../../platform/context.ts';
import { route } from '../../platform/http/endpoint-route.ts';

/** Bytes. Fifty meetings with all their guests. */
const bodyLimit = 4 * 1024 * 1024;

/** The caller's day. */
export function homeRoutes(app: FastifyInstance, context: Context): void {
  route(app, captureEndpoints.openHome, {
    options: { bodyLimit },
    handle: ({ body }, request) => openHome(context, principalOf(request), body),
  });
}
