import * as z from 'zod/mini';
import { taskAddOnEndpoints } from './add-on-endpoints.ts';
import { idSchema } from '../ids.ts';
import { messageRequestSchema, taskRequestSchema } from './requests.ts';
import {
  bulkChangeSchema,
  bulkChangedSchema,
  bulkUndoneSchema,
  bulkUndoSchema,
  taskChangeSchema,
  taskDetailSchema,
  taskHistorySchema,
} from './task-change.ts';
import {
  savedFilterRequestSchema,
  savedFiltersSchema,
  taskFilterSchema,
  taskListQuerySchema,
  taskRowPageSchema,
} from './task-list.ts';
import { exportLanguageSchema } from '../values/export-language.ts';
import { timeZoneSchema } from '../values/time-zone.ts';

const taskParams = z.object({ taskId: idSchema });
const attachmentParams = z.object({ taskId: idSchema, attachmentId: idSchema });
const filterParams = z.object({ filterId: idSchema });

/** Creating, changing, reading, listing and exporting tasks. */
export const taskEndpoints = {
  createTask: {
    ...taskAddOnEndpoints.createTask,
    access: 'session',
    status: 201,
    multipart: taskRequestSchema,
  },
  addMessage: {
    ...taskAddOnEndpoints.addMessage,
    access: 'session',
    status: 200,
    params: taskParams,
    multipart: messageRequestSchema,
  },
  undoTask: {
    ...taskAddOnEndpoints.undoTask,
    access: 'session',
    status: 200,
    params: taskParams,
  },
  getTask: {
    method: 'GET',
    path: '/v1/tasks/:taskId',
    access: 'session',
    status: 200,
    params: taskParams,
    response: taskDetailSchema,
  },
  changeTask: {
    method: 'PATCH',
    path: '/v1/tasks/:taskId',
    access: 'session',
    status: 200,
    params: taskParams,
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
  undoChanges: {
    method: 'POST',
    path: '/v1/tasks/changes/undo',
    access: 'session',
    status: 200,
    body: bulkUndoSchema,
    response: bulkUndoneSchema,
  },
  deleteTask: {
    method: 'DELETE',
    path: '/v1/tasks/:taskId',
    access: 'session',
    status: 200,
    params: taskParams,
    response: taskDetailSchema,
  },
  restoreTask: {
    method: 'POST',
    path: '/v1/tasks/:taskId/restore',
    access: 'session',
    status: 200,
    params: taskParams,
    response: taskDetailSchema,
  },
  getTaskHistory: {
    method: 'GET',
    path: '/v1/tasks/:taskId/history',
    access: 'session',
    status: 200,
    params: taskParams,
    response: taskHistorySchema,
  },
  getTaskFiles: {
    method: 'GET',
    path: '/v1/tasks/:taskId/attachments.zip',
    access: 'session',
    status: 200,
    params: taskParams,
    response: null,
  },
  getTaskDescription: {
    method: 'GET',
    path: '/v1/tasks/:taskId/description',
    access: 'session',
    status: 200,
    params: taskParams,
    /** `remote=1` allows images of other servers. */
    query: z.object({ remote: z.optional(z.literal('1')) }),
    response: null,
  },
  getAttachment: {
    method: 'GET',
    path: '/v1/tasks/:taskId/attachments/:attachmentId',
    access: 'session',
    status: 200,
    params: attachmentParams,
    response: null,
  },
  listTasks: {
    method: 'GET',
    path: '/v1/tasks',
    access: 'session',
    status: 200,
    query: taskListQuerySchema,
    response: taskRowPageSchema,
  },
  /** Without `language`, in the browser's language. */
  exportTasks: {
    method: 'GET',
    path: '/v1/tasks.csv',
    access: 'session',
    status: 200,
    /** `timeZone`: for the times in the file; UTC when absent. */
    query: z.extend(taskFilterSchema, {
      language: z.optional(exportLanguageSchema),
      timeZone: z.optional(timeZoneSchema),
    }),
    response: null,
  },
  listSavedFilters: {
    method: 'GET',
    path: '/v1/saved-filters',
    access: 'session',
    status: 200,
    response: savedFiltersSchema,
  },
  saveFilter: {
    method: 'POST',
    path: '/v1/saved-filters',
    access: 'session',
    status: 201,
    body: savedFilterRequestSchema,
    response: savedFiltersSchema,
  },
  changeFilter: {
    method: 'PUT',
    path: '/v1/saved-filters/:filterId',
    access: 'session',
    status: 200,
    params: filterParams,
    body: savedFilterRequestSchema,
    response: savedFiltersSchema,
  },
  deleteFilter: {
    method: 'DELETE',
    path: '/v1/saved-filters/:filterId',
    access: 'session',
    status: 200,
    params: filterParams,
    response: savedFiltersSchema,
  },
} as const;
