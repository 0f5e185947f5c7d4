import type { FastifyInstance, FastifyRequest } from 'fastify';

declare module 'fastify' {
  interface FastifyInstance {
    /** The https origin at which browsers reach the service; null outside production, where it is a loopback address. */
    publicOrigin: string | null;
  }
}

const loopbackHosts = ['127.0.0.1', 'localhost', '[::1]'];

/** Lets `serviceOriginOf` read the configured origin from a request. */
export function addOwnOrigin(app: FastifyInstance, publicOrigin: string | null): void {
  app.decorate('publicOrigin', publicOrigin);
}

/**
 * The service's own origin as the request's browser sees it. Null when the Host header names another host: DNS
 * rebinding, outside production.
 */
export function serviceOriginOf({ server, headers }: FastifyRequest): string | null {
  return server.publicOrigin ?? toLoopbackOrigin(headers.host ?? '');
}

function toLoopbackOrigin(host: string): string | null {
  const url = `http://${host}`;
  if (!URL.canParse(url)) return null;
  const { hostname, origin } = new URL(url);
  return loopbackHosts.includes(hostname) ? origin : null;
}
