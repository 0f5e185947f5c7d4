import type { FastifyInstance } from 'fastify';
import { endpoints } from '../../shared/endpoints.ts';
import { noteUndone } from '../plugins/capture-record.ts';
import { principalOf } from '../plugins/session.ts';
import type { ServiceContext } from '../services/service-context.ts';
import { takeBack, taskDetail } from '../services/tasks.ts';
import { ignoreBody } from './bodies.ts';
import { route } from './endpoint-route.ts';

/** Reading saved tasks and taking one back. */
export async function taskRoutes(app: FastifyInstance, context: ServiceContext): Promise<void> {
  route(app, endpoints.getTask, {
    handle: ({ params }, request) => taskDetail(context, principalOf(request), params.taskId),
  });

  await app.register((scope, _options, next) => {
    ignoreBody(scope);
    route(scope, endpoints.undoTask, {
      options: { config: { capture: 'undo' } },
      handle: async ({ params }, request) =>
        noteUndone(request, await takeBack(context, principalOf(request), params.taskId)),
    });
    next();
  });
}
