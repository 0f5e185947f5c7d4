import * as z from 'zod/mini';
import { exportLanguageSchema } from '../values/export-language.ts';
import { idSchema } from '../ids.ts';
import { timeZoneSchema } from '../values/time-zone.ts';
import {
  savedFilterRequestSchema,
  savedFiltersSchema,
  taskFilterSchema,
  taskListQuerySchema,
  taskRowPageSchema,
} from './task-list.ts';

const filterParams = z.object({ filterId: idSchema });

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
  /** Without a language, in that of the browser. */
  exportTasks: {
    method: 'GET',
    path: '/v1/tasks.csv',
    access: 'session',
    status: 200,
    /** `timeZone`: in which its times are; UTC when absent. */
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
