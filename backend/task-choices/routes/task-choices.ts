import type { FastifyInstance } from 'fastify';
import { taskChoiceEndpoints } from '../../../shared/task-choices/endpoints.ts';
import { principalOf } from '../../access/routes/principal.ts';
import { route } from '../../platform/http/endpoint-route.ts';
import type { Context } from '../../platform/context.ts';
import {
  changeTaskStatus,
  changeTaskType,
  createTaskStatus,
  createTaskType,
  orderTaskChoices,
  getTaskChoices,
  putTaskDefaults,
} from '../task-choices.ts';

/** For admins: the types and statuses of tasks, and what a new task starts with. */
export function taskChoiceRoutes(app: FastifyInstance, context: Context): void {
  route(app, taskChoiceEndpoints.getTaskChoices, {
    handle: (_input, request) => getTaskChoices(context, principalOf(request)),
  });
  route(app, taskChoiceEndpoints.createTaskType, {
    handle: ({ body }, request) => createTaskType(context, principalOf(request), body),
  });
  route(app, taskChoiceEndpoints.orderTaskTypes, {
    handle: ({ body }, request) => orderTaskChoices(context, principalOf(request), { list: 'types', ...body }),
  });
  route(app, taskChoiceEndpoints.changeTaskType, {
    handle: ({ params, body }, request) => changeTaskType(context, principalOf(request), { ...params, change: body }),
  });
  route(app, taskChoiceEndpoints.createTaskStatus, {
    handle: ({ body }, request) => createTaskStatus(context, principalOf(request), body),
  });
  route(app, taskChoiceEndpoints.orderTaskStatuses, {
    handle: ({ body }, request) => orderTaskChoices(context, principalOf(request), { list: 'statuses', ...body }),
  });
  route(app, taskChoiceEndpoints.changeTaskStatus, {
    handle: ({ params, body }, request) => changeTaskStatus(context, principalOf(request), { ...params, change: body }),
  });
  route(app, taskChoiceEndpoints.putTaskDefaults, {
    handle: ({ body }, request) => putTaskDefaults(context, principalOf(request), body),
  });
}
