import fastify, { type FastifyError, type FastifyInstance } from 'fastify';
import { core } from 'zod';
import type { Host } from './contract.ts';
import { createHost } from './runtime/host.ts';
import { Agenda } from './server/agenda.ts';
import { calendarRoutes } from './server/calendar-routes.ts';
import { callbackRoutes } from './server/callback-routes.ts';
import { consentRoutes } from './server/consent-routes.ts';
import { Grants } from './server/grants.ts';
import { guardLoopback } from './server/guard.ts';
import { mailRoutes } from './server/mail-routes.ts';
import { Mailbox } from './server/mailbox.ts';
import { pageRoutes } from './server/page-routes.ts';
import { pagesLink, type PagesUrl } from './server/pages-link.ts';
import { People, type IdentitySigner } from './server/people.ts';
import { ApiError, problem, type ProblemCode } from './server/problem.ts';

export interface HostServerOptions {
  /** 0: any free port. */
  port: number;
  /** Loopback origin of the service, e.g. `http://127.0.0.1:8787`. */
  backendUrl: string;
  /** Folder as `clasp push` would send it. */
  addonDir: string;
  /** The built `dist/host`, where the runtime's workers are. */
  hostDir: string;
  /** index.html, app.js, app.css. */
  pageDir: string;
  /** Folders of .eml and .ics files. */
  sampleDirs: readonly string[];
  issuer: IdentitySigner;
  /** Who can be chosen as signed in. */
  users: readonly { email: string; name: string }[];
  /** The https origin that the add-on was built for; mapped to `backendUrl` below Google's checks. */
  baseUrl: string;
  pagesUrl: PagesUrl;
}

export interface HostServer {
  url: string;
  close(): Promise<void>;
}

/**
 * Serve the stand-in for Gmail on loopback.
 * @throws Error with one readable line when the port is taken.
 */
export async function startHostServer(options: HostServerOptions): Promise<HostServer> {
  const { addonDir, hostDir, baseUrl, backendUrl } = options;
  const host = createHost({ addonDir, hostDir, origins: { [baseUrl]: backendUrl } });
  const app = buildHostServer(options, host);
  try {
    const url = await app.listen({ port: options.port, host: '127.0.0.1' });
    return {
      url,
      close: async () => {
        await app.close();
        await host.close();
      },
    };
  } catch (error) {
    await app.close();
    await host.close();
    throw new Error(listenFailure(error, options.port), { cause: error });
  }
}

/** Every route on a server that does not listen yet. */
function buildHostServer(options: HostServerOptions, host: Host): FastifyInstance {
  const { pageDir, addonDir, pagesUrl } = options;
  // An event's id holds the UID of its file, which may be as long as its maker likes.
  const app = fastify({ logger: false, forceCloseConnections: true, routerOptions: { maxParamLength: 2000 } });
  const people = new People(options.users, options.issuer);
  const mailbox = new Mailbox(options.sampleDirs);
  const agenda = new Agenda(options.sampleDirs);
  const grants = new Grants();

  guardLoopback(app);
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const { status, code, detail } = toApiError(error, request.url);
    return reply.status(status).send({ code, ...(detail === undefined ? {} : { detail }) });
  });
  app.setNotFoundHandler((_request, reply) => reply.status(404).send({ code: 'not_found' satisfies ProblemCode }));

  pageRoutes(app, { pageDir, addonDir, people });
  mailRoutes(app, mailbox);
  calendarRoutes(app, { agenda, people });
  consentRoutes(app, { grants, people, addonDir });
  callbackRoutes(app, { host, addonDir, mailbox, agenda, people, grants });
  pagesLink(app, { people, host, pagesUrl });
  return app;
}

function toApiError(error: FastifyError, url: string): ApiError {
  if (error instanceof ApiError) return error;
  if (error instanceof core.$ZodError) return new ApiError(400, 'invalid_request', error.message);
  if (error.code === 'FST_ERR_CTP_BODY_TOO_LARGE') {
    return problem(413, url.startsWith('/api/calendar') ? 'calendar_too_large' : 'mail_too_large');
  }
  const status = error.statusCode ?? 500;
  return new ApiError(status, status < 500 ? 'invalid_request' : 'internal', error.message);
}

function listenFailure(error: unknown, port: number): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE') {
    return `Port ${String(port)} is in use: stop what listens there or set HOST_PORT to another port.`;
  }
  return `The page cannot listen on port ${String(port)}: ${error instanceof Error ? error.message : String(error)}`;
}
