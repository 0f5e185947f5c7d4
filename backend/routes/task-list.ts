import type { FastifyInstance } from 'fastify';
import { endpoints } from '../../shared/endpoints.ts';
import { principalOf } from '../plugins/session.ts';
import type { ServiceContext } from '../services/service-context.ts';
import { taskPage } from '../services/task-list.ts';
import { route } from './endpoint-route.ts';

/** Finding tasks again. */
export function taskListRoutes(app: FastifyInstance, context: ServiceContext): void {
  route(app, endpoints.listTasks, {
    handle: ({ query }, request) => {
      const { limit, cursor, ...filter } = query;
      return taskPage(context, principalOf(request), {
        filter,
        limit: limit === undefined ? undefined : Number(limit),
        cursor,
      });
    },
  });
}
