import type { FastifyInstance } from 'fastify';
import * as z from 'zod';
import type { Host } from '../contract.ts';
import type { BackendClient, Caller } from './backend-client.ts';
import type { People } from './people.ts';
import { documentPolicy, readingDocument, sanitizeBody } from './reading-document.ts';

const callerQuery = z.object({ user: z.string(), environment: z.string() });
const listQuery = callerQuery.extend({ cursor: z.string().optional(), limit: z.string().optional() });
const taskParams = z.object({ taskId: z.string() });
const attachmentParams = z.object({ taskId: z.string(), attachmentId: z.string() });

/** Where the add-on keeps which environment a user is linked to. */
const linkProperty = 'environment';

/** What was saved, read from the service with a session of the chosen user. */
export function taskRoutes(
  app: FastifyInstance,
  { backend, people, host }: { backend: BackendClient; people: People; host: Host },
): void {
  const callerOf = (query: unknown): Caller => {
    const { user, environment } = callerQuery.parse(query);
    return { user: people.find(user), environment };
  };

  app.get('/api/environments', async (request) => {
    const { user } = z.object({ user: z.string() }).parse(request.query);
    const person = people.find(user);
    const { environments } = await backend.environments(person);
    const linked = host.userProperties(person)[linkProperty];
    const isLinked = ({ name }: { name: string }): boolean => name === linked;
    return { environments: [...environments.filter(isLinked), ...environments.filter((one) => !isLinked(one))] };
  });

  app.get('/api/tasks', async (request) => {
    const { cursor, limit } = listQuery.parse(request.query);
    const query = new URLSearchParams();
    if (cursor !== undefined) query.set('cursor', cursor);
    if (limit !== undefined) query.set('limit', limit);
    return backend.tasks(callerOf(request.query), query);
  });

  app.get('/api/tasks/:taskId', async (request) =>
    backend.task(callerOf(request.query), taskParams.parse(request.params).taskId),
  );

  app.get('/api/tasks/:taskId/description', async (request, reply) => {
    const caller = callerOf(request.query);
    const { title, description } = await backend.task(caller, taskParams.parse(request.params).taskId);
    const { html } = sanitizeBody(description.html, (source) => proxiedImage(source, caller));
    return reply
      .header('content-security-policy', documentPolicy("'self'"))
      .type('text/html; charset=utf-8')
      .send(readingDocument({ title, body: html }));
  });

  app.get('/api/tasks/:taskId/attachments/:attachmentId', async (request, reply) => {
    const file = await backend.attachment(callerOf(request.query), attachmentParams.parse(request.params));
    return reply.headers(file.headers).send(file.body);
  });
}

const attachmentPath = /^(?:https?:\/\/[^/]+)?\/v1(\/tasks\/[0-9a-f-]{36}\/attachments\/[0-9a-f-]{36})$/;

/** Pictures of a description are attachments of the task, fetched through this server; nothing else loads. */
function proxiedImage(source: string, { user, environment }: Caller): string | null {
  const path = attachmentPath.exec(source)?.[1];
  if (path === undefined) return null;
  return `/api${path}?${new URLSearchParams({ user: user.email, environment }).toString()}`;
}
