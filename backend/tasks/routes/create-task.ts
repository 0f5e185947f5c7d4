import type { FastifyInstance, FastifyRequest } from 'fastify';
import type * as z from 'zod/mini';
import type { UploadLimits } from '../../../shared/values/upload-limits.ts';
import { taskEndpoints } from '../../../shared/tasks/endpoints.ts';
import type { MessageRequest } from '../../../shared/tasks/requests.ts';
import { noteAnnounced, noteSaved } from '../../capture-ledger/routes/record-captures.ts';
import { ProblemError } from '../../platform/http/errors.ts';
import { principalOf } from '../../access/routes/principal.ts';
import { addMessage, mayAddMessage } from '../add-message.ts';
import type { Outcome } from '../../platform/outcome.ts';
import { validate } from '../../platform/parse-request.ts';
import type { Context } from '../../platform/context.ts';
import { createTask, mayCreateTask } from '../create-task.ts';
import { maxTaskPartBytes, receiveUpload, type Received } from '../upload/receive-upload.ts';
import { readUploadLimits } from '../../environments/upload-limits.ts';
import { acceptMultipart } from '../../platform/http/bodies.ts';
import { route } from '../../platform/http/endpoint-route.ts';
import type { MultipartLimits } from '../../platform/http/multipart.ts';
import { readMultipart } from '../../platform/http/multipart.ts';

/** Bytes of boundaries and part headers. */
const delimiterBytes = 1024 * 1024;
/** Minimum pace of an upload: UrlFetchApp allows 30 s for a request. */
const slowestPace = { bytes: 16 * 1024, span: 15_000 };

/** Saving a task with its files, and adding a mail with its files to a task: one multipart request each. */
export async function taskCreationRoutes(app: FastifyInstance, context: Context): Promise<void> {
  const limits = buildMultipartLimits(context.limits);
  const receive = <R extends MessageRequest>(request: FastifyRequest, schema: z.ZodMiniType<R>) =>
    receiveRequest(context, request, { limits, schema });

  await app.register((scope, _options, next) => {
    acceptMultipart(scope);
    route(scope, taskEndpoints.createTask, {
      options: {
        config: { capture: 'task' },
        onRequest: refuseBeforeBody(limits, (request) => mayCreateTask(context, principalOf(request))),
      },
      handle: async (_input, request) => {
        const upload = await receive(request, taskEndpoints.createTask.multipart);
        if (!upload.ok) return upload;
        return noteSaved(request, await createTask(context, principalOf(request), upload.value));
      },
    });
    route(scope, taskEndpoints.addMessage, {
      options: {
        config: { capture: 'message' },
        onRequest: refuseBeforeBody(limits, async (request) => {
          const params = validate(taskEndpoints.addMessage.params, request.params, 'params');
          return params.ok ? mayAddMessage(context, principalOf(request), params.value.taskId) : params;
        }),
      },
      handle: async ({ params }, request) => {
        const upload = await receive(request, taskEndpoints.addMessage.multipart);
        if (!upload.ok) return upload;
        const message = { taskId: params.taskId, received: upload.value };
        return noteSaved(request, await addMessage(context, principalOf(request), message));
      },
    });
    next();
  });
}

/** Rights are checked before the body is read, so that nobody sends 40 MB only to be refused. */
function refuseBeforeBody(limits: MultipartLimits, allowed: (request: FastifyRequest) => Promise<Outcome<null>>) {
  return async (request: FastifyRequest): Promise<void> => {
    if (Number(request.headers['content-length'] ?? 0) > limits.bytes) {
      throw new ProblemError({ code: 'payload_too_large' });
    }
    const answer = await allowed(request);
    if (!answer.ok) throw new ProblemError(answer.failure);
  };
}

async function receiveRequest<R extends MessageRequest>(
  context: Context,
  request: FastifyRequest,
  { limits, schema }: { limits: MultipartLimits; schema: z.ZodMiniType<R> },
): Promise<Outcome<Received<R>>> {
  if (request.headers['content-type'] === undefined) throw new ProblemError({ code: 'unsupported_media_type' });
  const onAnnounced = (announcement: MessageRequest) => noteAnnounced(request, announcement);
  const wanted = await readUploadLimits(context, principalOf(request));
  return receiveUpload({ ...context, limits: wanted, onAnnounced }, readMultipart(request.raw, limits), schema);
}

function buildMultipartLimits({ maxFiles, maxTotalBytes }: UploadLimits): MultipartLimits {
  return { parts: maxFiles + 1, bytes: maxTotalBytes + maxTaskPartBytes + delimiterBytes, pace: slowestPace };
}
