import type { FastifyInstance } from 'fastify';
import { taskEndpoints } from '../../../shared/tasks/endpoints.ts';
import { contentDisposition } from '../../platform/files/file-name.ts';
import { ProblemError } from '../../platform/http/errors.ts';
import { principalOf } from '../../access/routes/principal.ts';
import { getAttachment } from '../get-attachment.ts';
import type { Context } from '../../platform/context.ts';
import { rawRoute } from '../../platform/http/endpoint-route.ts';

/** The bytes of stored files: always a download, never something that a browser runs or shows as ours. */
export function attachmentRoutes(app: FastifyInstance, context: Context): void {
  rawRoute(app, taskEndpoints.getAttachment, {
    options: { config: { embedded: true } },
    handle: async ({ params }, request, reply) => {
      const download = await getAttachment(context, principalOf(request), params);
      if (!download.ok) throw new ProblemError(download.failure);
      const { name, mediaType, size, content } = download.value;
      return reply
        .code(taskEndpoints.getAttachment.status)
        .headers({
          'content-type': mediaType,
          'content-length': size,
          'content-disposition': contentDisposition(name),
          'content-security-policy': "sandbox; default-src 'none'; frame-ancestors 'none'",
          'cache-control': 'private, no-cache',
        })
        .send(content);
    },
  });
}
