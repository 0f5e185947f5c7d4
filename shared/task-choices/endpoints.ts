import * as z from 'zod/mini';
import { idSchema } from '../ids.ts';
import {
  choiceOrderSchema,
  newStatusSchema,
  newTypeSchema,
  statusChangeSchema,
  taskChoicesSchema,
  taskDefaultsSchema,
  typeChangeSchema,
} from './task-choices.ts';

/** Types and statuses: for admins, except reading them. */
export const taskChoiceEndpoints = {
  getTaskChoices: {
    method: 'GET',
    path: '/v1/task-choices',
    access: 'session',
    status: 200,
    response: taskChoicesSchema,
  },
  createTaskType: {
    method: 'POST',
    path: '/v1/admin/task-types',
    access: 'session',
    status: 201,
    body: newTypeSchema,
    response: taskChoicesSchema,
  },
  orderTaskTypes: {
    method: 'PUT',
    path: '/v1/admin/task-types',
    access: 'session',
    status: 200,
    body: choiceOrderSchema,
    response: taskChoicesSchema,
  },
  changeTaskType: {
    method: 'PATCH',
    path: '/v1/admin/task-types/:typeId',
    access: 'session',
    status: 200,
    params: z.object({ typeId: idSchema }),
    body: typeChangeSchema,
    response: taskChoicesSchema,
  },
  createTaskStatus: {
    method: 'POST',
    path: '/v1/admin/task-statuses',
    access: 'session',
    status: 201,
    body: newStatusSchema,
    response: taskChoicesSchema,
  },
  orderTaskStatuses: {
    method: 'PUT',
    path: '/v1/admin/task-statuses',
    access: 'session',
    status: 200,
    body: choiceOrderSchema,
    response: taskChoicesSchema,
  },
  changeTaskStatus: {
    method: 'PATCH',
    path: '/v1/admin/task-statuses/:statusId',
    access: 'session',
    status: 200,
    params: z.object({ statusId: idSchema }),
    body: statusChangeSchema,
    response: taskChoicesSchema,
  },
  putTaskDefaults: {
    method: 'PUT',
    path: '/v1/admin/task-defaults',
    access: 'session',
    status: 200,
    body: taskDefaultsSchema,
    response: taskChoicesSchema,
  },
} as const;
