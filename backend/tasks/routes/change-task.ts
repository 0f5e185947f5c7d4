import type { FastifyInstance } from 'fastify';
import { taskEndpoints } from '../../../shared/tasks/endpoints.ts';
import { principalOf } from '../../access/routes/principal.ts';
import type { Context } from '../../platform/context.ts';
import { changeTask } from '../change-task.ts';
import { changeTasks } from '../change-tasks.ts';
import { undoChanges } from '../undo-changes.ts';
import { getTaskHistory } from '../get-task-history.ts';
import { deleteTask } from '../delete-task.ts';
import { restoreTask } from '../restore-task.ts';
import { ignoreBody } from '../../platform/http/bodies.ts';
import { route } from '../../platform/http/endpoint-route.ts';

/** Changing one task or many, deleting, restoring, and the history. */
export async function taskChangeRoutes(app: FastifyInstance, context: Context): Promise<void> {
  route(app, taskEndpoints.changeTask, {
    handle: ({ params, body }, request) =>
      changeTask(context, principalOf(request), { taskId: params.taskId, change: body }),
  });
  route(app, taskEndpoints.changeTasks, {
    handle: ({ body }, request) => changeTasks(context, principalOf(request), body),
  });
  route(app, taskEndpoints.undoChanges, {
    handle: ({ body }, request) => undoChanges(context, principalOf(request), body),
  });
  route(app, taskEndpoints.getTaskHistory, {
    handle: ({ params }, request) => getTaskHistory(context, principalOf(request), params.taskId),
  });

  await app.register((scope, _options, next) => {
    ignoreBody(scope);
    route(scope, taskEndpoints.deleteTask, {
      handle: ({ params }, request) => deleteTask(context, principalOf(request), params.taskId),
    });
    route(scope, taskEndpoints.restoreTask, {
      handle: ({ params }, request) => restoreTask(context, principalOf(request), params.taskId),
    });
    next();
  });
}
