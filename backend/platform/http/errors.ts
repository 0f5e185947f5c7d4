import { randomUUID } from 'node:crypto';
import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import type { PageProblem } from '../../../shared/page-errors.ts';
import type { BackendErrorCode, Failure, FieldProblem } from '../outcome.ts';
import { resourceFailure } from './resource-failure.ts';
import type { Language } from './language.ts';
import { chooseLanguage } from './language.ts';
import { problemTitles } from './problem-titles.ts';

/** HTTP status of each error code; known only here. A new code does not compile until it has one. */
const statusOf = {
  invalid_request: 400,
  unauthenticated: 401,
  session_expired: 401,
  identity_refused: 401,
  environment_not_found: 404,
  user_disabled: 403,
  rights_missing: 403,
  contacts_out_of_scope: 403,
  address_known: 409,
  address_of_colleague: 409,
  assignee_refused: 403,
  not_found: 404,
  idempotency_conflict: 409,
  undo_expired: 409,
  payload_too_large: 413,
  unsupported_media_type: 415,
  task_changed: 409,
  name_taken: 409,
  last_admin: 409,
  user_exists: 409,
  foreign_origin: 403,
  domain_refused: 403,
  account_refused: 403,
  upload_incomplete: 400,
  storage_full: 507,
  unavailable: 503,
  internal: 500,
} as const satisfies Record<BackendErrorCode, number>;

/** Retry-After in seconds while a part of the service is unavailable. */
const retryAfterSeconds = 5;
/** Status for an error code of Node's HTTP parser; 400 for any other. */
const connectionStatus: Readonly<Record<string, number>> = { ERR_HTTP_REQUEST_TIMEOUT: 408, HPE_HEADER_OVERFLOW: 431 };
const problemMediaType = 'application/problem+json; charset=utf-8';

/** A failure as an exception, for code that cannot return it. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly failure: Failure;
  constructor(failure: Failure) {
    super(failure.code);
    this.failure = failure;
  }
}

/** Answers a failure as problem details (RFC 9457) in the caller's language. */
export function sendProblem(request: FastifyRequest, reply: FastifyReply, failure: Failure): FastifyReply {
  return answer(reply, problemOf(request, failure, statusOf[failure.code]));
}

/** A path that exists but not with this method (RFC 9110 §15.5.6). */
export function sendMethodNotAllowed(request: FastifyRequest, reply: FastifyReply, allowed: string[]): FastifyReply {
  const failure: Failure = { code: 'invalid_request', fields: [{ path: 'method', message: STATUS_CODES[405] ?? '' }] };
  return answer(reply.header('allow', allowed.join(', ')), problemOf(request, failure, 405));
}

/** Fastify's error handler: maps every exception to problem details, and logs the unexpected ones. */
export function handleError(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const failure = failureOf(error);
  if (failure.code === 'internal' || failure.code === 'unavailable') request.log.error({ err: error }, failure.code);
  return sendProblem(request, reply, failure);
}

/** The failure that an exception stands for. Its message is never sent: it may quote a token, a row or a body. */
export function failureOf(error: unknown): Failure {
  if (error instanceof ProblemError) return error.failure;
  const failure = resourceFailure(error);
  if (failure !== null) return failure;
  return isFrameworkError(error) ? frameworkFailure(error) : { code: 'internal' };
}

/** Maps Fastify's own errors; one with a 5xx status is internal. */
function frameworkFailure(error: FastifyError): Failure {
  switch (error.statusCode) {
    case 413:
      return { code: 'payload_too_large' };
    case 415:
      return { code: 'unsupported_media_type' };
    case 503:
      return { code: 'unavailable' };
    default:
      return isBlamedOnCaller(error) ? invalidRequest(fieldOfFrameworkError(error)) : { code: 'internal' };
  }
}

function isBlamedOnCaller({ statusCode }: FastifyError): boolean {
  return statusCode !== undefined && statusCode >= 400 && statusCode < 500;
}

function fieldOfFrameworkError({ code }: FastifyError): FieldProblem {
  return code === 'FST_ERR_BAD_URL' || code === 'FST_ERR_MAX_PARAM_LENGTH'
    ? { path: 'url', message: 'is not a valid path' }
    : { path: 'body', message: 'is not valid JSON' };
}

function invalidRequest(field: FieldProblem): Failure {
  return { code: 'invalid_request', fields: [field] };
}

function isFrameworkError(error: unknown): error is FastifyError {
  return error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number';
}

function problemOf(request: FastifyRequest, failure: Failure, status: number): PageProblem {
  const language = chooseLanguage(request.headers['accept-language']);
  return { ...problemMembers(failure, language), status, requestId: request.id };
}

function problemMembers(failure: Failure, language: Language): Omit<PageProblem, 'status' | 'requestId'> {
  return { type: `urn:relais:problem:${failure.code}`, title: problemTitles[language][failure.code], ...failure };
}

function answer(reply: FastifyReply, problem: PageProblem): FastifyReply {
  if (problem.status === 503) void reply.header('retry-after', retryAfterSeconds);
  if (problem.status === 401) void reply.header('www-authenticate', 'Bearer');
  return reply
    .code(problem.status)
    .removeHeader('content-length')
    .removeHeader('content-disposition')
    .header('content-language', chooseLanguage(reply.request.headers['accept-language']))
    .type(problemMediaType)
    .serializer(JSON.stringify)
    .send(problem);
}

/** Answers on the raw socket what never became a Fastify request: malformed HTTP, or a request that timed out. */
export function rejectConnection(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const status = connectionStatus[error.code ?? ''] ?? 400;
  const failure: Failure = invalidRequest({ path: 'request', message: STATUS_CODES[status] ?? '' });
  const problem = JSON.stringify({ ...problemMembers(failure, 'fr'), status, requestId: randomUUID() });
  socket.end(
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\ncontent-type: ${problemMediaType}\r\n` +
      `content-length: ${Buffer.byteLength(problem)}\r\nconnection: close\r\n\r\n${problem}`,
  );
}
