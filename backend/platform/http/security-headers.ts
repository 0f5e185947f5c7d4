import type { FastifyInstance } from 'fastify';

/**
 * Default headers of every response. None of our responses is a page unless it says so: nothing may be loaded, framed,
 * sniffed or cached.
 */
const headers: Readonly<Record<string, string>> = {
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
  'strict-transport-security': 'max-age=31536000',
  'cache-control': 'no-store',
};

/** Adds these headers and the request id, which a person can quote when something went wrong. */
export function addSecurityHeaders(app: FastifyInstance): void {
  app.addHook('onSend', async (request, reply, payload) => {
    for (const [name, value] of Object.entries(headers)) {
      if (!reply.hasHeader(name)) void reply.header(name, value);
    }
    void reply.header('x-request-id', request.id);
    return Promise.resolve(payload);
  });
}
