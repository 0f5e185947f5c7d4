import * as z from 'zod/mini';
import { addOnEndpoints } from './add-on-endpoints.ts';
import { contactRequestSchema } from './contacts/contact.ts';
import { taskChangeEndpoints } from './tasks/change-endpoints.ts';
import { adminRecordEndpoints } from './capture-ledger/endpoints.ts';
import { webSessionEndpoints } from './identity/endpoints.ts';
import { taskListEndpoints } from './tasks/list-endpoints.ts';
import { adminUserEndpoints } from './users/endpoints.ts';
import { adminEnvironmentEndpoints } from './environments/endpoints.ts';
import { idSchema } from './ids.ts';
import { pageSettingsSchema, preferencesRequestSchema } from './preferences/page-preferences.ts';
import { draftRequestSchema, homeRequestSchema } from './capture/requests.ts';
import { meSchema } from './access/user.ts';
import { environmentsRequestSchema, sessionRequestSchema } from './identity/requests.ts';
import { messageRequestSchema, taskRequestSchema } from './tasks/requests.ts';
import { contactSearchQuerySchema } from './contacts/requests.ts';

const taskParams = z.object({ taskId: idSchema });
const attachmentParams = z.object({ taskId: idSchema, attachmentId: idSchema });

/**
 * The one table of endpoints: the Fastify routes and the OpenAPI document are made from it, the add-on's client
 * from its part of it.
 * `access`: `public` needs nothing, `identity` needs a Google identity token in the body, `session` needs a session:
 * a token in `Authorization: Bearer`, or below `/e/:environment` the cookie of a signed-in browser; `browser` needs that
 * cookie and is in no environment. `multipart`: the schema of the JSON part `task`, followed by files.
 * `response` null: the bytes of a file.
 */
export const endpoints = {
  health: {
    method: 'GET',
    path: '/healthz',
    access: 'public',
    status: 200,
    response: z.object({ status: z.literal('ok') }),
  },
  ready: {
    method: 'GET',
    path: '/readyz',
    access: 'public',
    status: 200,
    response: z.object({ status: z.literal('ready') }),
  },
  listEnvironments: {
    ...addOnEndpoints.listEnvironments,
    access: 'identity',
    status: 200,
    body: environmentsRequestSchema,
  },
  createSession: {
    ...addOnEndpoints.createSession,
    access: 'identity',
    status: 201,
    body: sessionRequestSchema,
  },
  ...webSessionEndpoints,
  getMe: {
    method: 'GET',
    path: '/v1/me',
    access: 'session',
    status: 200,
    response: meSchema,
  },
  getPreferences: {
    ...addOnEndpoints.getPreferences,
    access: 'session',
    status: 200,
    response: pageSettingsSchema,
  },
  putPreferences: {
    ...addOnEndpoints.putPreferences,
    access: 'session',
    status: 200,
    body: preferencesRequestSchema,
    response: pageSettingsSchema,
  },
  forgetLearned: {
    ...addOnEndpoints.forgetLearned,
    access: 'session',
    status: 200,
    response: pageSettingsSchema,
  },
  searchContacts: {
    ...addOnEndpoints.searchContacts,
    access: 'session',
    status: 200,
    query: contactSearchQuerySchema,
  },
  createContact: {
    ...addOnEndpoints.createContact,
    access: 'session',
    status: 201,
    body: contactRequestSchema,
  },
  openHome: {
    ...addOnEndpoints.openHome,
    access: 'session',
    status: 200,
    body: homeRequestSchema,
  },
  createDraft: {
    ...addOnEndpoints.createDraft,
    access: 'session',
    status: 200,
    body: draftRequestSchema,
  },
  createTask: {
    ...addOnEndpoints.createTask,
    access: 'session',
    status: 201,
    multipart: taskRequestSchema,
  },
  ...taskListEndpoints,
  ...taskChangeEndpoints,
  addMessage: {
    ...addOnEndpoints.addMessage,
    access: 'session',
    status: 200,
    params: taskParams,
    multipart: messageRequestSchema,
  },
  undoTask: {
    ...addOnEndpoints.undoTask,
    access: 'session',
    status: 200,
    params: taskParams,
  },
  getAttachment: {
    method: 'GET',
    path: '/v1/tasks/:taskId/attachments/:attachmentId',
    access: 'session',
    status: 200,
    params: attachmentParams,
    response: null,
  },
  ...adminEnvironmentEndpoints,
  ...adminUserEndpoints,
  ...adminRecordEndpoints,
} as const;

export type Endpoints = typeof endpoints;
export type EndpointName = keyof Endpoints;
/** The JSON answer of an endpoint; `never` for the one that answers bytes. */
export type ResponseOf<N extends EndpointName> = Endpoints[N]['response'] extends z.ZodMiniType
  ? z.infer<Endpoints[N]['response']>
  : never;
