import * as z from 'zod/mini';
import { contactAddedSchema, contactPageSchema, contactRequestSchema } from './contact.ts';
import { draftRequestSchema, draftSchema } from './draft.ts';
import { homeRequestSchema, homeSchema } from './home.ts';
import { idSchema } from './ids.ts';
import { preferencesSchema, settingsSchema } from './preferences.ts';
import { environmentsRequestSchema, environmentsSchema, sessionRequestSchema, sessionSchema } from './session.ts';
import { messageRequestSchema, taskCreatedSchema, taskPageSchema, taskRequestSchema, taskSchema } from './task.ts';
import { meSchema } from './user.ts';

const taskParams = z.object({ taskId: idSchema });
const attachmentParams = z.object({ taskId: idSchema, attachmentId: idSchema });

const taskListQuery = z.object({
  /** Decimal string because it travels in a URL: 1 to 100, 50 when absent. */
  limit: z.optional(z.string().check(z.regex(/^(?:[1-9]\d?|100)$/))),
  cursor: z.optional(z.string().check(z.minLength(1), z.maxLength(200))),
});

/**
 * The one table of endpoints: the Fastify routes, the add-on's client and the OpenAPI document are all made from it.
 * `access`: `public` needs nothing, `identity` needs a Google identity token in the body, `session` needs a session
 * token in `Authorization: Bearer`. `multipart`: the schema of the JSON part `task`, followed by files.
 * `response` null: the bytes of a file.
 */
export const endpoints = {
  health: {
    method: 'GET',
    path: '/healthz',
    access: 'public',
    summary: 'The process answers.',
    status: 200,
    response: z.object({ status: z.literal('ok') }),
  },
  ready: {
    method: 'GET',
    path: '/readyz',
    access: 'public',
    summary: 'The database and the blob store answer too; 503 otherwise.',
    status: 200,
    response: z.object({ status: z.literal('ready') }),
  },
  listEnvironments: {
    method: 'POST',
    path: '/v1/environments',
    access: 'identity',
    summary: 'The environments that a Google identity belongs to.',
    status: 200,
    body: environmentsRequestSchema,
    response: environmentsSchema,
  },
  createSession: {
    method: 'POST',
    path: '/v1/sessions',
    access: 'identity',
    summary:
      'A session in one environment, 30 minutes long. An unknown environment and one the identity does not belong to answer the same.',
    status: 201,
    body: sessionRequestSchema,
    response: sessionSchema,
  },
  getMe: {
    method: 'GET',
    path: '/v1/me',
    access: 'session',
    summary: 'Who the caller is in the environment and what they may do.',
    status: 200,
    response: meSchema,
  },
  getPreferences: {
    method: 'GET',
    path: '/v1/me/preferences',
    access: 'session',
    summary: 'What the caller prefers in the environment, with what can be preferred.',
    status: 200,
    response: settingsSchema,
  },
  putPreferences: {
    method: 'PUT',
    path: '/v1/me/preferences',
    access: 'session',
    summary: 'Replace what the caller prefers.',
    status: 200,
    body: preferencesSchema,
    response: settingsSchema,
  },
  forgetLearned: {
    method: 'DELETE',
    path: '/v1/me/learned',
    access: 'session',
    summary:
      'Forget which types and statuses the caller last used, so that proposals start from the preferences again.',
    status: 200,
    response: settingsSchema,
  },
  searchContacts: {
    method: 'GET',
    path: '/v1/contacts',
    access: 'session',
    summary: 'Contacts the caller may see whose name, company or address has words beginning with those of the query.',
    status: 200,
    query: z.object({ query: z.string().check(z.minLength(1), z.maxLength(200)) }),
    response: contactPageSchema,
  },
  createContact: {
    method: 'POST',
    path: '/v1/contacts',
    access: 'session',
    summary: 'Add a person with an address, in a company or alone. The same address again answers the same contact.',
    status: 201,
    body: contactRequestSchema,
    response: contactAddedSchema,
  },
  openHome: {
    method: 'POST',
    path: '/v1/home',
    access: 'session',
    summary: "The caller's day: what they saved, and which of their meetings are external and already captured.",
    status: 200,
    body: homeRequestSchema,
    response: homeSchema,
  },
  createDraft: {
    method: 'POST',
    path: '/v1/drafts',
    access: 'session',
    summary: 'The proposal for an open mail or event: contacts, types, statuses, what was saved before.',
    status: 200,
    body: draftRequestSchema,
    response: draftSchema,
  },
  createTask: {
    method: 'POST',
    path: '/v1/tasks',
    access: 'session',
    summary: 'Save a task with its files. The same idempotency key and content answer the first result again.',
    status: 201,
    multipart: taskRequestSchema,
    response: taskCreatedSchema,
  },
  listTasks: {
    method: 'GET',
    path: '/v1/tasks',
    access: 'session',
    summary: 'The tasks the caller may read, newest first, page by page.',
    status: 200,
    query: taskListQuery,
    response: taskPageSchema,
  },
  getTask: {
    method: 'GET',
    path: '/v1/tasks/:taskId',
    access: 'session',
    summary: 'One task with its description and attachments.',
    status: 200,
    params: taskParams,
    response: taskSchema,
  },
  addMessage: {
    method: 'POST',
    path: '/v1/tasks/:taskId/messages',
    access: 'session',
    summary: 'Add the text and files of a mail to a task, once: the same key, or the same source, adds nothing again.',
    status: 200,
    params: taskParams,
    multipart: messageRequestSchema,
    response: taskCreatedSchema,
  },
  undoTask: {
    method: 'POST',
    path: '/v1/tasks/:taskId/undo',
    access: 'session',
    summary: 'Take back a task within 10 minutes of saving it.',
    status: 200,
    params: taskParams,
    response: taskSchema,
  },
  getAttachment: {
    method: 'GET',
    path: '/v1/tasks/:taskId/attachments/:attachmentId',
    access: 'session',
    summary: 'The bytes of a stored file, always as a download.',
    status: 200,
    params: attachmentParams,
    response: null,
  },
} as const;

export type Endpoints = typeof endpoints;
export type EndpointName = keyof Endpoints;
/** The JSON answer of an endpoint; `never` for the one that answers bytes. */
export type ResponseOf<N extends EndpointName> = Endpoints[N]['response'] extends z.ZodMiniType
  ? z.infer<Endpoints[N]['response']>
  : never;
