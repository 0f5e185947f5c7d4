import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { UploadLimits } from '../../shared/draft.ts';
import { endpoints } from '../../shared/endpoints.ts';
import { ProblemError } from '../plugins/errors.ts';
import { principalOf } from '../plugins/session.ts';
import type { ServiceContext } from '../services/service-context.ts';
import { mayCreate, saveTask } from '../services/task-creation.ts';
import { maxTaskPartBytes, receiveTask } from '../services/task-upload.ts';
import { acceptMultipart } from './bodies.ts';
import { route } from './endpoint-route.ts';
import type { MultipartLimits } from './multipart.ts';
import { multipartParts } from './multipart.ts';

/** Bytes of delimiters and part headers. */
const delimiterBytes = 1024 * 1024;
/** UrlFetchApp has 30 s for a whole request. */
const slowestPace = { bytes: 16 * 1024, span: 15_000 };

/** Saving a task with its files, in one multipart request. */
export async function taskCreationRoutes(app: FastifyInstance, context: ServiceContext): Promise<void> {
  const limits = multipartLimits(context.limits);

  await app.register((scope, _options, next) => {
    acceptMultipart(scope);
    route(scope, endpoints.createTask, {
      options: {
        // Before the body: nobody sends 40 MB to learn that they may not.
        onRequest: async (request) => {
          if (Number(request.headers['content-length'] ?? 0) > limits.bytes) {
            throw new ProblemError({ code: 'payload_too_large' });
          }
          const allowed = await mayCreate(context, principalOf(request));
          if (!allowed.ok) throw new ProblemError(allowed.failure);
        },
      },
      handle: (_input, request) => receiveAndSave(context, request, limits),
    });
    next();
  });
}

async function receiveAndSave(context: ServiceContext, request: FastifyRequest, limits: MultipartLimits) {
  if (request.headers['content-type'] === undefined) throw new ProblemError({ code: 'unsupported_media_type' });
  const received = await receiveTask(context, multipartParts(request.raw, limits));
  return received.ok ? saveTask(context, principalOf(request), received.value) : received;
}

function multipartLimits({ maxFiles, maxTotalBytes }: UploadLimits): MultipartLimits {
  return { parts: maxFiles + 1, bytes: maxTotalBytes + maxTaskPartBytes + delimiterBytes, pace: slowestPace };
}
