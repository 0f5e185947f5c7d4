import type { FastifyInstance } from 'fastify';
import { taskChoiceEndpoints } from '../../../shared/task-choices/endpoints.ts';
import { principalOf } from '../../access/routes/principal.ts';
import { route } from '../../platform/http/endpoint-route.ts';
import type { Context } from '../../platform/context.ts';
import {
  changeStatus,
  changeType,
  createStatus,
  createType,
  orderChoices,
  readChoices,
  replaceDefaults,
} from '../task-choices.ts';

/** For admins: the types and statuses of tasks, and what a new task starts with. */
export function taskChoiceRoutes(app: FastifyInstance, context: Context): void {
  route(app, taskChoiceEndpoints.getTaskChoices, {
    handle: (_input, request) => readChoices(context, principalOf(request)),
  });
  route(app, taskChoiceEndpoints.createTaskType, {
    handle: ({ body }, request) => createType(context, principalOf(request), body),
  });
  route(app, taskChoiceEndpoints.orderTaskTypes, {
    handle: ({ body }, request) => orderChoices(context, principalOf(request), { list: 'types', ...body }),
  });
  route(app, taskChoiceEndpoints.changeTaskType, {
    handle: ({ params, body }, request) => changeType(context, principalOf(request), { ...params, change: body }),
  });
  route(app, taskChoiceEndpoints.createTaskStatus, {
    handle: ({ body }, request) => createStatus(context, principalOf(request), body),
  });
  route(app, taskChoiceEndpoints.orderTaskStatuses, {
    handle: ({ body }, request) => orderChoices(context, principalOf(request), { list: 'statuses', ...body }),
  });
  route(app, taskChoiceEndpoints.changeTaskStatus, {
    handle: ({ params, body }, request) => changeStatus(context, principalOf(request), { ...params, change: body }),
  });
  route(app, taskChoiceEndpoints.putTaskDefaults, {
    handle: ({ body }, request) => replaceDefaults(context, principalOf(request), body),
  });
}
