import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import staticFiles from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

const nonceMark = /__CSP_NONCE__/g;
const hidden = { schema: { hide: true } };
/** Paths of pages. All get the same document: its script decides which page it is and whether it exists. */
const pagePaths = ['/', '/e/:environment', '/e/:environment/*', '/invitations/:token', '/signed-in', '/signed-out'];

/**
 * Serves the pages that Vite built: one document for every path, and assets with hashes in their names. Without a
 * folder or a build only the API answers.
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
      // pdf.js loads these files by names without a hash, so they cannot be cached for ever.
      if (path.includes('/assets/pdfjs/')) void reply.header('cache-control', 'public, max-age=86400');
      // The sandboxed preview frame has an opaque origin and needs CORS. These files hold no data of users.
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
  // A browser that follows a broken link gets a page with status 404 instead of JSON.
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

/** A navigation asks for `text/html` first. Paths of the API always get the API's answer. */
function isForPerson({ url, headers }: FastifyRequest): boolean {
  return headers.accept?.startsWith('text/html') === true && !/^\/v1(?:[/?]|$)/.test(url);
}

/** `/e/<name>/v1` is the API of an environment: an unknown path there is no page. */
function isApiPath({ url }: FastifyRequest): boolean {
  return /^\/e\/[^/]+\/v1(?:[/?]|$)/.test(url);
}

/** Allows our own files only, and the styles that the component library adds with this nonce. */
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
 * The policy of the document that previews an untrusted file: a sandbox with an opaque origin, which reaches no session
 * and cannot send data elsewhere. The file is passed to it by message. pdf.js loads its fonts and character maps from
 * our files, and compiles its image decoders.
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
