import type { FastifyRequest } from 'fastify';
import type { Principal } from '../caller.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** The principal of the session; null outside a session scope. */
    principal: Principal | null;
  }
}

/** The principal of the request, of an add-on session or a browser session. */
export function principalOf(request: FastifyRequest): Principal {
  if (request.principal === null) throw new Error('a route of the session scope without its session');
  return request.principal;
}
