import type { FastifyInstance } from 'fastify';
import { endpoints } from '../../shared/endpoints.ts';
import { principalOf } from '../plugins/session.ts';
import type { ServiceContext } from '../services/service-context.ts';
import { editTask, editTasks } from '../services/task-change.ts';
import { taskHistory } from '../services/task-history.ts';
import { bringBack, removeTask } from '../services/task-removal.ts';
import { findUsers } from '../services/user-picker.ts';
import { ignoreBody } from './bodies.ts';
import { route } from './endpoint-route.ts';

/** Working on tasks: editing one or many, deleting, bringing back, and what happened to them. */
export async function taskChangeRoutes(app: FastifyInstance, context: ServiceContext): Promise<void> {
  route(app, endpoints.changeTask, {
    handle: ({ params, body }, request) =>
      editTask(context, principalOf(request), { taskId: params.taskId, change: body }),
  });
  route(app, endpoints.changeTasks, {
    handle: ({ body }, request) => editTasks(context, principalOf(request), body),
  });
  route(app, endpoints.getTaskHistory, {
    handle: ({ params }, request) => taskHistory(context, principalOf(request), params.taskId),
  });
  route(app, endpoints.searchUsers, {
    handle: ({ query }, request) => findUsers(context, principalOf(request), query),
  });

  await app.register((scope, _options, next) => {
    ignoreBody(scope);
    route(scope, endpoints.deleteTask, {
      handle: ({ params }, request) => removeTask(context, principalOf(request), params.taskId),
    });
    route(scope, endpoints.restoreTask, {
      handle: ({ params }, request) => bringBack(context, principalOf(request), params.taskId),
    });
    next();
  });
}
