import * as z from 'zod/mini';
import { idSchema } from '../ids.ts';
import {
  bulkChangedSchema,
  bulkChangeSchema,
  taskChangeSchema,
  taskDetailSchema,
  taskHistorySchema,
} from './task-change.ts';
import { userChoicesSchema } from '../users/user-choices.ts';

const params = z.object({ taskId: idSchema });

/** Working on tasks: what the pages do with one, or with many at once. */
export const taskChangeEndpoints = {
  getTask: {
    method: 'GET',
    path: '/v1/tasks/:taskId',
    access: 'session',
    status: 200,
    params,
    response: taskDetailSchema,
  },
  changeTask: {
    method: 'PATCH',
    path: '/v1/tasks/:taskId',
    access: 'session',
    status: 200,
    params,
    body: taskChangeSchema,
    response: taskDetailSchema,
  },
  changeTasks: {
    method: 'POST',
    path: '/v1/tasks/changes',
    access: 'session',
    status: 200,
    body: bulkChangeSchema,
    response: bulkChangedSchema,
  },
  deleteTask: {
    method: 'DELETE',
    path: '/v1/tasks/:taskId',
    access: 'session',
    status: 200,
    params,
    response: taskDetailSchema,
  },
  restoreTask: {
    method: 'POST',
    path: '/v1/tasks/:taskId/restore',
    access: 'session',
    status: 200,
    params,
    response: taskDetailSchema,
  },
  getTaskHistory: {
    method: 'GET',
    path: '/v1/tasks/:taskId/history',
    access: 'session',
    status: 200,
    params,
    response: taskHistorySchema,
  },
  getTaskFiles: {
    method: 'GET',
    path: '/v1/tasks/:taskId/attachments.zip',
    access: 'session',
    status: 200,
    params,
    response: null,
  },
  getTaskDescription: {
    method: 'GET',
    path: '/v1/tasks/:taskId/description',
    access: 'session',
    status: 200,
    params,
    /** `remote=1`: images of elsewhere are loaded. */
    query: z.object({ remote: z.optional(z.literal('1')) }),
    response: null,
  },
  searchUsers: {
    method: 'GET',
    path: '/v1/users',
    access: 'session',
    status: 200,
    /** Beginnings of words of the name, or of the address; without it all of them. `assignable`: who can be given a task. */
    query: z.object({ query: z.optional(z.string().check(z.maxLength(200))), assignable: z.optional(z.literal('1')) }),
    response: userChoicesSchema,
  },
} as const;
