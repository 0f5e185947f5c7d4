import { isDeepStrictEqual } from 'node:util';
import type { FastifyInstance, FastifyReply, FastifyRequest, RouteShorthandOptions } from 'fastify';
import * as z from 'zod/mini';
import { toStorable } from '../text/storable.ts';
import { ProblemError } from './errors.ts';
import type { Outcome } from '../outcome.ts';
import { validate } from '../parse-request.ts';

/** Who may call an endpoint, see shared/endpoints.ts. */
export type Access = 'public' | 'identity' | 'session' | 'browser';

declare module 'fastify' {
  interface FastifyInstance {
    /** The access that the hooks of this scope check: `public` until a guard is added. */
    guardedAccess: Access;
  }
}

/** One row of the endpoint table. */
export interface Endpoint {
  readonly access: Access;
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly params?: z.ZodMiniType;
  readonly query?: z.ZodMiniType;
  readonly body?: z.ZodMiniType;
  readonly response: z.ZodMiniType | null;
}

type Parsed<E, K extends 'params' | 'query' | 'body'> =
  E extends Readonly<Record<K, infer S extends z.ZodMiniType>> ? z.infer<S> : undefined;

/** The validated parts of a request; undefined where the endpoint has no schema. */
export interface EndpointInput<E extends Endpoint> {
  params: Parsed<E, 'params'>;
  query: Parsed<E, 'query'>;
  body: Parsed<E, 'body'>;
}

type Answer<E extends Endpoint> = E['response'] extends z.ZodMiniType ? z.infer<E['response']> : never;

export interface EndpointHandler<E extends Endpoint> {
  handle: (input: EndpointInput<E>, request: FastifyRequest) => Promise<Outcome<Answer<E>>>;
  options?: RouteShorthandOptions;
}

/**
 * Declares which access the hooks of this scope check. Mounting an endpoint of another access throws at start, so that
 * no endpoint is served without its guard.
 */
export function guardAs(scope: FastifyInstance, access: Access): void {
  scope.guardedAccess = access;
}

/** Mounts an endpoint: its method, path and status, with requests and responses validated by its schemas. */
export function route<E extends Endpoint>(app: FastifyInstance, endpoint: E, handler: EndpointHandler<E>): void {
  rawRoute(app, endpoint, {
    ...handler,
    handle: async (input, request, reply) => {
      const outcome = await handler.handle(input, request);
      if (!outcome.ok) throw new ProblemError(outcome.failure);
      if (app.checkAnswers) checkAnswer(endpoint, outcome.value);
      return reply.code(endpoint.status).type('application/json; charset=utf-8').send(JSON.stringify(outcome.value));
    },
  });
}

/** As `route`, for an endpoint that answers bytes: the handler sends the reply. */
export function rawRoute<E extends Endpoint>(
  app: FastifyInstance,
  endpoint: E,
  handler: {
    handle: (input: EndpointInput<E>, request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply>;
    options?: RouteShorthandOptions;
  },
): void {
  if (endpoint.access !== app.guardedAccess) {
    throw new Error(
      `${endpoint.method} ${endpoint.path} is for access "${endpoint.access}" and mounted where "${app.guardedAccess}" is guarded`,
    );
  }
  app.route({
    ...handler.options,
    method: endpoint.method,
    url: endpoint.path,
    handler: (request, reply) => handler.handle(parseInput(endpoint, request), request, reply),
  });
}

function parseInput<E extends Endpoint>(endpoint: E, request: FastifyRequest): EndpointInput<E> {
  const parsePart = (name: 'params' | 'query' | 'body'): unknown => {
    const schema = endpoint[name];
    if (schema === undefined) return undefined;
    const result = validate(schema, name === 'query' ? toStorableQuery(request.query) : request[name], name);
    if (!result.ok) throw new ProblemError(result.failure);
    return result.value;
  };
  // The schemas have validated it; TypeScript cannot follow which of them an endpoint has.
  return { params: parsePart('params'), query: parsePart('query'), body: parsePart('body') } as EndpointInput<E>;
}

/** Makes a query string storable, as parseJson does for bodies. */
function toStorableQuery(query: unknown): unknown {
  if (typeof query !== 'object' || query === null) return query;
  const entries = Object.entries(query).map(([name, value]) => [name, toStorableValue(value)]);
  return Object.fromEntries(entries);
}

function toStorableValue(value: unknown): unknown {
  return typeof value === 'string' ? toStorable(value) : value;
}

/** In development and tests: refuses a response with members that its contract does not have, so that none leaks. */
function checkAnswer(endpoint: Endpoint, value: unknown): void {
  if (endpoint.response === null) return;
  const sent: unknown = JSON.parse(JSON.stringify(value));
  if (!isDeepStrictEqual(z.parse(endpoint.response, sent), sent)) {
    throw new Error(`${endpoint.method} ${endpoint.path} answers members that its contract does not name`);
  }
}
