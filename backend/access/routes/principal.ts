import type { FastifyRequest } from 'fastify';
import type { Principal } from '../caller.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Whom the session names; null outside the session scope. */
    principal: Principal | null;
  }
}

/** Who asks, however they signed in. */
export function principalOf(request: FastifyRequest): Principal {
  if (request.principal === null) throw new Error('a route of the session scope without its session');
  return request.principal;
}
