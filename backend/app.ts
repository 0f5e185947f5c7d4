import { randomUUID } from 'node:crypto';
import type { Server } from 'node:http';
import type { FastifyHttpOptions, FastifyInstance } from 'fastify';
import Fastify from 'fastify';
import { handleError, rejectConnection } from './platform/http/errors.ts';
import type { LogTarget } from './platform/http/logging.ts';
import { loggerOptions, RequestLog } from './platform/http/logging.ts';
import { answerUnknownPaths } from './platform/http/not-found.ts';
import { addOwnOrigin } from './platform/http/own-origin.ts';
import { addSecurityHeaders } from './platform/http/security-headers.ts';
import { addSessions, type SessionSecrets } from './identity/routes/require-session.ts';
import { addCookies } from './identity/routes/require-browser.ts';
import { addApiDocs } from './platform/http/api-docs.ts';
import { refuseEncodedBodies } from './platform/http/bodies.ts';
import { limitBodyTime } from './platform/http/slow-bodies.ts';
import { addLogo } from './platform/http/logo.ts';
import { addPages } from './pages/pages.ts';
import { addRoutes, api } from './areas.ts';
import type { ServiceContext } from './areas.ts';

declare module 'fastify' {
  interface FastifyInstance {
    /** Whether every response is compared with its contract before it is sent. */
    checkAnswers: boolean;
  }
}

/** Milliseconds. */
export interface Timeouts {
  /** A whole request must have arrived within this time: 25 MB at 30 kB/s. Uploads have a pace besides (readMultipart). */
  request: number;
  /** The head of a request must have arrived within this time. */
  headers: number;
  /** Any body but an upload must have arrived within this time, and what is left of an upload that was answered. */
  body: number;
  /** A connection that is idle for this long is closed. */
  idle: number;
}

export interface AppOptions {
  context: ServiceContext;
  /** They sign sessions; at least 32 characters each. */
  sessionSecrets: SessionSecrets;
  /** The https origin at which browsers reach the service; null outside production, where it is a loopback address. */
  publicOrigin: string | null;
  /** The folder of the pages that Vite built. Null, or a missing folder: only the API answers. */
  pagesFolder: string | null;
  log: LogTarget;
  /** Whether `/docs` and `/openapi.json` answer. */
  apiDocs: boolean;
  /** Not in production, where it would cost time. */
  production: boolean;
  timeouts?: Timeouts;
}

const mebibyte = 1024 * 1024;
const usualTimeouts: Timeouts = { request: 15 * 60_000, headers: 30_000, body: 30_000, idle: 60_000 };
/** Longer than the minute after which load balancers drop idle connections: they must be the first to close. */
const keepAliveTimeout = 65_000;

/**
 * The whole application, not listening yet. Tests and production run the same one: every option of Fastify is set here.
 */
export async function buildApp(options: AppOptions): Promise<FastifyInstance> {
  const timeouts = options.timeouts ?? usualTimeouts;
  const serverOptions: FastifyHttpOptions<Server> = {
    logger: loggerOptions(options.log),
    logController: new RequestLog(),
    genReqId: () => randomUUID(),
    trustProxy: false,
    bodyLimit: mebibyte,
    requestTimeout: timeouts.request,
    connectionTimeout: timeouts.idle,
    keepAliveTimeout,
    forceCloseConnections: 'idle',
    http: {
      headersTimeout: timeouts.headers,
      connectionsCheckingInterval: checkIntervalOf(timeouts),
    },
    routerOptions: { maxParamLength: 100 },
    frameworkErrors: (error, request, reply) => void handleError(error, request, reply),
    clientErrorHandler: rejectConnection,
  };
  const app: FastifyInstance = Fastify(serverOptions);
  app.decorate('checkAnswers', !options.production);
  app.decorate('guardedAccess', 'public');
  app.setErrorHandler(handleError);
  addSecurityHeaders(app);
  limitBodyTime(app, timeouts.body);
  refuseEncodedBodies(app);
  addOwnOrigin(app, options.publicOrigin);
  await addSessions(app, options.sessionSecrets);
  await addCookies(app, options.sessionSecrets);
  answerUnknownPaths(app, api.endpoints);
  if (options.apiDocs) await addApiDocs(app, api);
  addLogo(app);
  await addPages(app, options.pagesFolder);
  await addRoutes(app, options.context);
  return app;
}

/** How often Node checks for requests that have timed out, in milliseconds. */
function checkIntervalOf({ request, headers }: Timeouts): number {
  return Math.min(request, headers) / 2;
}
