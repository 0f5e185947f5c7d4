import { taskListQuerySchema, taskRowPageSchema } from '../task-list.ts';

/** Finding tasks again. */
export const taskListEndpoints = {
  listTasks: {
    method: 'GET',
    path: '/v1/tasks',
    access: 'session',
    status: 200,
    query: taskListQuerySchema,
    response: taskRowPageSchema,
  },
} as const;
