import type { FastifyInstance } from 'fastify';
import { endpoints } from '../../../shared/endpoints.ts';
import { principalOf } from '../../access/routes/principal.ts';
import type { Context } from '../../platform/context.ts';
import { editTask, editTasks } from '../change-task.ts';
import { taskHistory } from '../task-history.ts';
import { bringBack, removeTask } from '../remove-task.ts';
import { ignoreBody } from '../../platform/http/bodies.ts';
import { route } from '../../platform/http/endpoint-route.ts';

/** Working on tasks: editing one or many, deleting, bringing back, and what happened to them. */
export async function taskChangeRoutes(app: FastifyInstance, context: Context): Promise<void> {
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
