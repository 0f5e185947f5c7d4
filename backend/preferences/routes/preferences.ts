import type { FastifyInstance } from 'fastify';
import { preferenceEndpoints } from '../../../shared/preferences/endpoints.ts';
import { principalOf } from '../../access/routes/principal.ts';
import { forgetLearned, getPreferences, putPreferences } from '../preferences.ts';
import type { Context } from '../../platform/context.ts';
import { ignoreBody } from '../../platform/http/bodies.ts';
import { route } from '../../platform/http/endpoint-route.ts';

/** What a user prefers in the environment. */
export async function preferenceRoutes(app: FastifyInstance, context: Context): Promise<void> {
  route(app, preferenceEndpoints.getPreferences, {
    handle: (_input, request) => getPreferences(context, principalOf(request)),
  });

  route(app, preferenceEndpoints.putPreferences, {
    handle: ({ body }, request) => putPreferences(context, principalOf(request), body),
  });

  await app.register((scope, _options, next) => {
    ignoreBody(scope);
    route(scope, preferenceEndpoints.forgetLearned, {
      handle: (_input, request) => forgetLearned(context, principalOf(request)),
    });
    next();
  });
}
