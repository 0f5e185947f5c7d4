import { contactAddedSchema, contactPageSchema } from './contacts/contact.ts';
import { draftSchema } from './capture/draft.ts';
import { homeSchema } from './capture/home.ts';
import { settingsSchema } from './preferences/preferences.ts';
import { environmentsSchema, sessionSchema } from './identity/session.ts';
import { taskCreatedSchema, taskSchema } from './tasks/task.ts';

/**
 * What a caller has to know of the endpoints that the add-on calls; endpoints.ts has them all and whole. The schemas of
 * requests are not among it: TypeScript checks what the add-on sends, and its code is read again at every callback.
 */
export const addOnEndpoints = {
  listEnvironments: { method: 'POST', path: '/v1/environments', response: environmentsSchema },
  createSession: { method: 'POST', path: '/v1/sessions', response: sessionSchema },
  getPreferences: { method: 'GET', path: '/v1/me/preferences', response: settingsSchema },
  putPreferences: { method: 'PUT', path: '/v1/me/preferences', response: settingsSchema },
  forgetLearned: { method: 'DELETE', path: '/v1/me/learned', response: settingsSchema },
  searchContacts: { method: 'GET', path: '/v1/contacts', response: contactPageSchema },
  createContact: { method: 'POST', path: '/v1/contacts', response: contactAddedSchema },
  openHome: { method: 'POST', path: '/v1/home', response: homeSchema },
  createDraft: { method: 'POST', path: '/v1/drafts', response: draftSchema },
  createTask: { method: 'POST', path: '/v1/tasks', response: taskCreatedSchema },
  addMessage: { method: 'POST', path: '/v1/tasks/:taskId/messages', response: taskCreatedSchema },
  undoTask: { method: 'POST', path: '/v1/tasks/:taskId/undo', response: taskSchema },
} as const;

export type AddOnEndpoints = typeof addOnEndpoints;
