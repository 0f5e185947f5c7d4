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
 * Pino's options: one JSON object per line. What a request carries (tokens, addresses, bodies, query strings) is never
 * given to the log; `redact` is the second line for what a library might add.
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
    // The line at its end says more.
  }

  override routeNotFound(): void {
    // Answered as a problem; requestCompleted has the line.
  }

  override requestCompleted(_error: Error | null | undefined, request: FastifyRequest, reply: FastifyReply): void {
    const line = { req: request, status: reply.statusCode, milliseconds: Math.round(reply.elapsedTime) };
    request.log.info(line, 'answered');
  }
}

/** The route's pattern instead of the URL, which may hold anything; empty when no route matches. */
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
 * An error without its message: a database quotes the row, a token library the token, a parser the text. Type, code and
 * place say what went wrong.
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

/** V8 writes the message before the places, on as many lines as it has. */
function framesOf({ stack = '', message }: Error): string {
  const places = stack.slice(stack.indexOf(message) + message.length).split('\n');
  return places.filter((line) => /^ {4}at .*(?:file:\/\/|node:|\/)[^\s]*:\d+:\d+\)?$/.test(line)).join('\n');
}
