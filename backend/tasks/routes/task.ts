import type { FastifyInstance } from 'fastify';
import { taskEndpoints } from '../../../shared/tasks/endpoints.ts';
import { noteUndone } from '../../capture-ledger/routes/record-captures.ts';
import { principalOf } from '../../access/routes/principal.ts';
import type { Context } from '../../platform/context.ts';
import { getTask } from '../get-task.ts';
import { undoTask } from '../undo-task.ts';
import { ignoreBody } from '../../platform/http/bodies.ts';
import { route } from '../../platform/http/endpoint-route.ts';

/** Reading a task and undoing one. */
export async function taskRoutes(app: FastifyInstance, context: Context): Promise<void> {
  route(app, taskEndpoints.getTask, {
    handle: ({ params }, request) => getTask(context, principalOf(request), params.taskId),
  });

  await app.register((scope, _options, next) => {
    ignoreBody(scope);
    route(scope, taskEndpoints.undoTask, {
      options: { config: { capture: 'undo' } },
      handle: async ({ params }, request) =>
        noteUndone(request, await undoTask(context, principalOf(request), params.taskId)),
    });
    next();
  });
}
