import type { FastifyReply, FastifyRequest, FastifyServerOptions } from 'fastify';
import { LogController } from 'fastify';

/** Pino's levels. */
export const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

/** Where log lines go. */
export interface LogTarget {
  level: LogLevel;
  stream: { write(line: string): void };
}

/**
 * Options for Pino: one JSON object per line. Tokens, addresses, bodies and query strings are never passed to the log;
 * `redact` is a second line of defence against what a library might add.
 */
export function loggerOptions({ level, stream }: LogTarget): NonNullable<FastifyServerOptions['logger']> {
  return {
    level,
    stream,
    base: null,
    serializers: { err: (error: Error) => ({ ...describeError(error) }), req: describeRequest },
    redact: {
      paths: ['authorization', 'headers', 'body', 'identityToken', 'token', '*.authorization', '*.headers', '*.body'],
      remove: true,
    },
  };
}

/** One line per request, when it is answered. */
export class RequestLog extends LogController {
  constructor() {
    super({ requestIdLogLabel: 'requestId' });
  }

  override incomingRequest(): void {
    // requestCompleted logs more.
  }

  override routeNotFound(): void {
    // The error handler answers it, and requestCompleted logs it.
  }

  override requestCompleted(_error: Error | null | undefined, request: FastifyRequest, reply: FastifyReply): void {
    const line = { req: request, status: reply.statusCode, milliseconds: Math.round(reply.elapsedTime) };
    request.log.info(line, 'answered');
  }
}

/** The route's pattern: a URL may hold anything. Empty when no route matches. */
function describeRequest(request: FastifyRequest): { method: string; path: string } {
  return { method: request.method, path: request.routeOptions.url ?? '' };
}

interface ErrorDescription {
  type: string;
  /** Always empty. */
  message: '';
  code: string | undefined;
  /** Where it was thrown. */
  stack: string;
  cause: ErrorDescription | undefined;
}

/**
 * An error without its message, which may quote a row (database), a token (JWT library) or a text (parser). Its type,
 * code and stack frames identify the fault.
 */
export function describeError(error: Error, depth = 0): ErrorDescription {
  const { cause } = error;
  return {
    type: error.name,
    message: '',
    code: 'code' in error && typeof error.code === 'string' ? error.code : undefined,
    stack: framesOf(error),
    cause: cause instanceof Error && depth < 3 ? describeError(cause, depth + 1) : undefined,
  };
}

/** V8 puts the message, of any number of lines, before the stack frames. */
function framesOf({ stack = '', message }: Error): string {
  const places = stack.slice(stack.indexOf(message) + message.length).split('\n');
  return places.filter((line) => /^ {4}at .*(?:file:\/\/|node:|\/)[^\s]*:\d+:\d+\)?$/.test(line)).join('\n');
}
