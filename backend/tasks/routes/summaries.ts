import { maxTasksPerChange } from '../../../shared/tasks/task-change.ts';
import type { taskEndpoints } from '../../../shared/tasks/endpoints.ts';

/** What each endpoint does, for the OpenAPI document. */
export const taskSummaries: Readonly<Record<keyof typeof taskEndpoints, string>> = {
  createTask: 'Save a task with its files. The same idempotency key and content answer the first result again.',
  addMessage: 'Add the text and files of a mail to a task, once: the same key, or the same source, adds nothing again.',
  undoTask: 'Undo a task within 10 minutes of saving it.',
  getTask: 'One task with its description and attachments, and what the caller may do with it.',
  changeTask:
    'Change a task that is still at the version the caller saw. A description is plain text and replaces the HTML that was captured.',
  changeTasks: `Give up to ${String(maxTasksPerChange)} tasks the same values at once; those that are not the caller’s to change are named.`,
  undoChanges:
    'Give tasks back the values that such a change replaced, but for those that were changed since, which are named.',
  deleteTask: 'Delete a task; it can be restored for 10 minutes.',
  restoreTask: 'Restore a deleted task within 10 minutes.',
  getTaskHistory: 'What happened to a task, newest first.',
  getTaskFiles: 'All stored files of a task in one ZIP archive, with a list of its links.',
  getTaskDescription: 'The description as an HTML document of its own, for a frame.',
  getAttachment: 'The bytes of a stored file, always as a download.',
  listTasks: 'The tasks the caller may read and the filter lets through, in its order, page by page.',
  exportTasks: 'The same tasks as CSV, all of them, streamed.',
  listSavedFilters: 'The saved filters of the caller, by name.',
  saveFilter: 'Save a filter under a name; answers all saved filters. At most 50.',
  changeFilter: 'Give a saved filter another name and another content; answers all saved filters.',
  deleteFilter: 'Delete a saved filter; answers those that are left.',
};
