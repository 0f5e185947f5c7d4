import type { FastifyInstance } from 'fastify';
import { taskEndpoints } from '../../../shared/tasks/endpoints.ts';
import { contentDisposition } from '../../platform/files/file-name.ts';
import { ProblemError } from '../../platform/http/errors.ts';
import { chooseLanguage, type Language } from '../../platform/http/language.ts';
import { principalOf } from '../../access/routes/principal.ts';
import { getTaskDescription } from '../get-task-description.ts';
import type { Context } from '../../platform/context.ts';
import { getTaskFiles } from '../get-task-files.ts';
import { rawRoute } from '../../platform/http/endpoint-route.ts';

const linksNames: Readonly<Record<Language, string>> = { fr: 'Liens.txt', en: 'Links.txt' };

/** The content of a task for a browser: all files in one archive, and the description in a frame. */
export function taskContentRoutes(app: FastifyInstance, context: Context): void {
  rawRoute(app, taskEndpoints.getTaskFiles, {
    handle: async ({ params }, request, reply) => {
      const linksName = linksNames[chooseLanguage(request.headers['accept-language'])];
      const archive = await getTaskFiles(context, principalOf(request), { taskId: params.taskId, linksName });
      if (!archive.ok) throw new ProblemError(archive.failure);
      const { name, size, content } = archive.value;
      return reply
        .code(taskEndpoints.getTaskFiles.status)
        .headers({
          'content-type': 'application/zip',
          'content-length': size,
          'content-disposition': contentDisposition(name),
          'cache-control': 'private, no-cache',
        })
        .send(content);
    },
  });

  rawRoute(app, taskEndpoints.getTaskDescription, {
    handle: async ({ params, query }, request, reply) => {
      const remote = query.remote === '1';
      const page = await getTaskDescription(context, principalOf(request), { taskId: params.taskId, remote });
      if (!page.ok) throw new ProblemError(page.failure);
      return reply
        .code(taskEndpoints.getTaskDescription.status)
        .headers({ 'content-type': 'text/html; charset=utf-8', 'content-security-policy': buildFramePolicy(remote) })
        .send(page.value);
    },
  });
}

/**
 * Content-Security-Policy of the description: no scripts, no forms, nothing loaded but images. The sandbox keeps our
 * origin; otherwise the browser would request the task's images without the cookie. Without scripts that origin cannot
 * be abused. Links open a new page.
 */
function buildFramePolicy(remote: boolean): string {
  return [
    "default-src 'none'",
    `img-src 'self' data:${remote ? ' https: http:' : ''}`,
    "style-src 'unsafe-inline'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'self'",
    'sandbox allow-same-origin allow-popups allow-popups-to-escape-sandbox',
  ].join('; ');
}
