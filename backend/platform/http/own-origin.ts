import type { FastifyInstance, FastifyRequest } from 'fastify';

declare module 'fastify' {
  interface FastifyInstance {
    /** The https origin at which browsers reach the service; null outside production, where it is a loopback address. */
    publicOrigin: string | null;
  }
}

const loopbackHosts = ['127.0.0.1', 'localhost', '[::1]'];

/** Lets requests be asked for the origin that they were sent to. `publicOrigin` null: outside production. */
export function addOwnOrigin(app: FastifyInstance, publicOrigin: string | null): void {
  app.decorate('publicOrigin', publicOrigin);
}

/**
 * The service's own origin, as the browser of this request sees it. Null: the request names a host that is not ours (a
 * rebound DNS name, outside production).
 */
export function ownOrigin({ server, headers }: FastifyRequest): string | null {
  return server.publicOrigin ?? loopbackOrigin(headers.host ?? '');
}

function loopbackOrigin(host: string): string | null {
  const url = `http://${host}`;
  if (!URL.canParse(url)) return null;
  const { hostname, origin } = new URL(url);
  return loopbackHosts.includes(hostname) ? origin : null;
}
