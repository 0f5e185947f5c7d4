import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import staticFiles from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

const nonceMark = /__CSP_NONCE__/g;
const hidden = { schema: { hide: true } };
/** Addresses of pages: which one it is and whether it exists is known to the script that draws it. */
const pagePaths = ['/', '/e/:environment', '/e/:environment/*', '/invitations/:token', '/signed-in', '/signed-out'];

/**
 * The pages that Vite built: one document for every address, made of hashed files. `folder` null, or without a build:
 * the API answers alone.
 */
export async function addPages(app: FastifyInstance, folder: string | null): Promise<void> {
  const index = folder === null ? null : readDocument(folder, 'index.html');
  if (folder === null || index === null) return;
  const viewer = readDocument(folder, 'viewer.html');

  await app.register(staticFiles, {
    root: join(folder, 'assets'),
    prefix: '/assets/',
    index: false,
    dotfiles: 'ignore',
    preCompressed: true,
    immutable: true,
    maxAge: '365d',
    schemaHide: true,
    setHeaders: (reply, path) => {
      // pdf.js asks for these by names without a hash.
      if (path.includes('/assets/pdfjs/')) void reply.header('cache-control', 'public, max-age=86400');
      // The frame in which files are previewed is of no origin. There is nothing of anybody's in these files.
      void reply.headers({ 'access-control-allow-origin': '*', 'cross-origin-resource-policy': 'cross-origin' });
    },
  });

  const answerPage = (request: FastifyRequest, reply: FastifyReply) => {
    if (isApiPath(request)) {
      reply.callNotFound();
      return reply;
    }
    const nonce = randomBytes(16).toString('base64');
    return reply
      .headers({ 'content-security-policy': pagePolicy(nonce), 'cross-origin-opener-policy': 'same-origin' })
      .type('text/html; charset=utf-8')
      .send(index.replace(nonceMark, nonce));
  };
  for (const path of pagePaths) app.get(path, hidden, answerPage);
  // Whoever follows a broken link reads that in words, and finds a way on.
  app.get('/*', hidden, (request, reply) => {
    if (!isForPerson(request)) {
      reply.callNotFound();
      return reply;
    }
    return answerPage(request, reply.status(404));
  });

  if (viewer === null) return;
  app.get('/viewer.html', hidden, (_request, reply) =>
    reply.header('content-security-policy', viewerPolicy).type('text/html; charset=utf-8').send(viewer),
  );
}

function readDocument(folder: string, name: string): string | null {
  try {
    return readFileSync(join(folder, name), 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

/** A browser says first that it wants a document; the API's own addresses answer as the API does. */
function isForPerson({ url, headers }: FastifyRequest): boolean {
  return headers.accept?.startsWith('text/html') === true && !/^\/v1(?:[/?]|$)/.test(url);
}

/** Below a page's own address `/e/<name>` lies the API of that environment; what it does not have is not a page. */
function isApiPath({ url }: FastifyRequest): boolean {
  return /^\/e\/[^/]+\/v1(?:[/?]|$)/.test(url);
}

/** Our own files only, and the styles that the component library writes under this answer's nonce. */
function pagePolicy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self'",
    "font-src 'self'",
    "connect-src 'self'",
    "frame-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/**
 * The document that draws a stranger's file: of no origin, so that it reaches no session, and without a way out. What it
 * shows is handed to it; pdf.js reads its fonts and character maps from our files and compiles its image decoders.
 */
const viewerPolicy = [
  'sandbox allow-scripts',
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  'img-src blob: data:',
  "font-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'self'",
].join('; ');
