import { readFileSync } from 'node:fs';
import type { FastifyInstance } from 'fastify';

/** `/logo.png`: the add-on's icon, which Google's image proxy fetches (a public https address, no SVG). */
export function addLogo(app: FastifyInstance): void {
  // Beside this file in the source, beside the server in the build. Read at start, so that a build without it fails at
  // once.
  const picture = readFileSync(new URL('./logo.png', import.meta.url));
  app.get('/logo.png', { schema: { hide: true } }, (_request, reply) =>
    reply
      .type('image/png')
      .header('cache-control', 'public, max-age=86400')
      .header('cross-origin-resource-policy', 'cross-origin')
      .send(picture),
  );
}
