import type { FastifyInstance } from 'fastify';
import { endpoints } from '../../../shared/endpoints.ts';
import { principalOf } from '../../identity/routes/require-session.ts';
import { changeEnvironment, forgetAlias, readEnvironment } from '../settings.ts';
import type { ServiceContext } from '../../platform/service-context.ts';
import {
  changeStatus,
  changeType,
  createStatus,
  createType,
  orderChoices,
  readChoices,
  replaceDefaults,
} from '../../task-choices/task-choices.ts';
import { ignoreBody } from '../../platform/http/bodies.ts';
import { route } from '../../platform/http/endpoint-route.ts';

/** Types and statuses, and how the environment is run. */
export async function adminEnvironmentRoutes(app: FastifyInstance, context: ServiceContext): Promise<void> {
  taskChoiceRoutes(app, context);

  route(app, endpoints.getEnvironmentSettings, {
    handle: (_input, request) => readEnvironment(context, principalOf(request)),
  });
  route(app, endpoints.changeEnvironmentSettings, {
    handle: ({ body }, request) => changeEnvironment(context, principalOf(request), body),
  });

  await app.register((scope, _options, next) => {
    ignoreBody(scope);
    route(scope, endpoints.removeEnvironmentAlias, {
      handle: ({ params }, request) => forgetAlias(context, principalOf(request), params),
    });
    next();
  });
}

function taskChoiceRoutes(app: FastifyInstance, context: ServiceContext): void {
  route(app, endpoints.getTaskChoices, { handle: (_input, request) => readChoices(context, principalOf(request)) });
  route(app, endpoints.createTaskType, {
    handle: ({ body }, request) => createType(context, principalOf(request), body),
  });
  route(app, endpoints.orderTaskTypes, {
    handle: ({ body }, request) => orderChoices(context, principalOf(request), { list: 'types', ...body }),
  });
  route(app, endpoints.changeTaskType, {
    handle: ({ params, body }, request) => changeType(context, principalOf(request), { ...params, change: body }),
  });
  route(app, endpoints.createTaskStatus, {
    handle: ({ body }, request) => createStatus(context, principalOf(request), body),
  });
  route(app, endpoints.orderTaskStatuses, {
    handle: ({ body }, request) => orderChoices(context, principalOf(request), { list: 'statuses', ...body }),
  });
  route(app, endpoints.changeTaskStatus, {
    handle: ({ params, body }, request) => changeStatus(context, principalOf(request), { ...params, change: body }),
  });
  route(app, endpoints.putTaskDefaults, {
    handle: ({ body }, request) => replaceDefaults(context, principalOf(request), body),
  });
}
