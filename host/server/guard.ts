import type { FastifyInstance, FastifyRequest } from 'fastify';
import { problem } from './problem.ts';

/**
 * The page itself: its own files only. `style-src 'self'` still lets React set single properties through the CSSOM.
 * Frames are the documents of mail bodies and event descriptions, which carry a stricter policy of their own.
 */
const pagePolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "frame-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/**
 * Accept only requests meant for this server: a foreign Host is a rebound DNS name, a foreign Origin another site in the
 * same browser. Every answer gets the headers that keep it from being framed, sniffed or kept.
 */
export function guardLoopback(app: FastifyInstance): void {
  app.addHook('onRequest', (request, reply, done) => {
    void reply.headers({
      'content-security-policy': pagePolicy,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-resource-policy': 'same-origin',
      'cross-origin-opener-policy': 'same-origin',
      'cache-control': 'no-store',
    });
    done(isOurs(request) ? undefined : problem(403, 'foreign_host', 'This server answers its own page only.'));
  });
}

function isOurs(request: FastifyRequest): boolean {
  const port = String(request.socket.localPort);
  const origins = [`http://127.0.0.1:${port}`, `http://localhost:${port}`];
  const { host, origin } = request.headers;
  return origins.includes(`http://${host ?? ''}`) && (origin === undefined || origins.includes(origin));
}
