import type { StaticDocumentSpec } from '@fastify/swagger';
import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import type { FastifyInstance } from 'fastify';
import { openApiDocument, type DocumentedApi } from './openapi-document.ts';

/** Scripts and styles of the page itself only; Swagger UI writes style attributes. */
const contentSecurityPolicy = {
  'default-src': "'none'",
  'script-src': "'self'",
  'style-src': "'self' 'unsafe-inline'",
  'img-src': "'self' data:",
  'connect-src': "'self'",
  'base-uri': "'none'",
  'form-action': "'none'",
  'frame-ancestors': "'none'",
};

/** `/openapi.json` for programs, `/docs` for people. The page loads nothing from elsewhere. */
export async function addApiDocs(app: FastifyInstance, api: DocumentedApi): Promise<void> {
  const document = openApiDocument(api);
  // The plugin's type stops at OpenAPI 3.0; the page it serves shows 3.1.
  await app.register(swagger, {
    mode: 'static',
    specification: { document: document as unknown as StaticDocumentSpec['document'] },
  });
  app.get('/openapi.json', { schema: { hide: true } }, () => document);
  await app.register(swaggerUi, {
    routePrefix: '/docs',
    staticCSP: contentSecurityPolicy,
    theme: {
      title: 'Relais API',
      css: [{ filename: 'relais.css', content: '.swagger-ui .topbar { display: none !important }' }],
    },
    uiConfig: { docExpansion: 'list', deepLinking: true, tryItOutEnabled: false, defaultModelsExpandDepth: 1 },
  });
}
