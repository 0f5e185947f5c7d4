import type { FastifyInstance } from 'fastify';
import { environmentEndpoints } from '../../../shared/environments/endpoints.ts';
import { principalOf } from '../../access/routes/principal.ts';
import { changeEnvironmentSettings, removeEnvironmentAlias, getEnvironmentSettings } from '../settings.ts';
import type { Context } from '../../platform/context.ts';
import { ignoreBody } from '../../platform/http/bodies.ts';
import { route } from '../../platform/http/endpoint-route.ts';

/** For admins: the settings of the environment. */
export async function environmentRoutes(app: FastifyInstance, context: Context): Promise<void> {
  route(app, environmentEndpoints.getEnvironmentSettings, {
    handle: (_input, request) => getEnvironmentSettings(context, principalOf(request)),
  });
  route(app, environmentEndpoints.changeEnvironmentSettings, {
    handle: ({ body }, request) => changeEnvironmentSettings(context, principalOf(request), body),
  });

  await app.register((scope, _options, next) => {
    ignoreBody(scope);
    route(scope, environmentEndpoints.removeEnvironmentAlias, {
      handle: ({ params }, request) => removeEnvironmentAlias(context, principalOf(request), params),
    });
    next();
  });
}
