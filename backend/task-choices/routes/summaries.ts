import type { taskChoiceEndpoints } from '../../../shared/task-choices/endpoints.ts';

/** What each endpoint does, for the OpenAPI document. */
export const taskChoiceSummaries: Readonly<Record<keyof typeof taskChoiceEndpoints, string>> = {
  getTaskChoices:
    'The types and statuses of the environment in their order, archived ones marked, what new tasks start with, and the limits of uploads.',
  createTaskType: 'Add a type after the others. Admins only, as everything below /v1/admin.',
  orderTaskTypes: 'Put the types in order.',
  changeTaskType: 'Rename, archive or restore a type. Tasks keep an archived one; the last active one stays.',
  createTaskStatus: 'Add a status after the others.',
  orderTaskStatuses: 'Put the statuses in order.',
  changeTaskStatus: 'Rename, archive or restore a status, or change whether it closes tasks.',
  putTaskDefaults: 'Replace what new tasks start with, by kind of source.',
};
