import { taskCreatedSchema, taskSchema } from './task.ts';

/** See shared/add-on-endpoints.ts. */
export const taskAddOnEndpoints = {
  createTask: { method: 'POST', path: '/v1/tasks', response: taskCreatedSchema },
  addMessage: { method: 'POST', path: '/v1/tasks/:taskId/messages', response: taskCreatedSchema },
  undoTask: { method: 'POST', path: '/v1/tasks/:taskId/undo', response: taskSchema },
} as const;
