import type { FastifyInstance } from 'fastify';
import { endpoints } from '../shared/endpoints.ts';
import { meRoutes } from './access/routes/me.ts';
import { accessSummaries } from './access/routes/summaries.ts';
import { auditRoutes } from './audit/routes/audit.ts';
import { auditSummaries } from './audit/routes/summaries.ts';
import { captureRoutes } from './capture-ledger/routes/captures.ts';
import { openLedger, recordCaptures } from './capture-ledger/routes/record-captures.ts';
import { captureLedgerSummaries } from './capture-ledger/routes/summaries.ts';
import { draftRoutes } from './capture/routes/drafts.ts';
import { homeRoutes } from './capture/routes/home.ts';
import { captureSummaries } from './capture/routes/summaries.ts';
import { accountRoutes } from './contacts/routes/accounts.ts';
import { contactRoutes } from './contacts/routes/contacts.ts';
import { contactSummaries } from './contacts/routes/summaries.ts';
import { environmentRoutes } from './environments/routes/environment.ts';
import { environmentSummaries } from './environments/routes/summaries.ts';
import type { IdentityContext } from './identity/identity-context.ts';
import { identityJobs } from './identity/jobs.ts';
import { sessionRoutes } from './identity/routes/add-on-sessions.ts';
import { requireBrowser, requireEntry } from './identity/routes/require-browser.ts';
import { requireSession } from './identity/routes/require-session.ts';
import { signInRoutes } from './identity/routes/sign-in.ts';
import { identitySummaries } from './identity/routes/summaries.ts';
import { webSessionRoutes } from './identity/routes/web-sessions.ts';
import type { BlobHolder } from './platform/blobs/blob-holder.ts';
import { blobJobs } from './platform/blobs/jobs.ts';
import { acceptJson } from './platform/http/bodies.ts';
import { guardAs, type Access } from './platform/http/endpoint-route.ts';
import { healthRoutes } from './platform/http/health.ts';
import type { DocumentedApi } from './platform/http/openapi-document.ts';
import { platformSummaries } from './platform/http/summaries.ts';
import type { Job } from './platform/jobs/job.ts';
import { preferenceRoutes } from './preferences/routes/preferences.ts';
import { preferenceSummaries } from './preferences/routes/summaries.ts';
import { taskChoiceSummaries } from './task-choices/routes/summaries.ts';
import { taskChoiceRoutes } from './task-choices/routes/task-choices.ts';
import { attachmentBlobs } from './tasks/attachment-blobs.ts';
import { taskJobs } from './tasks/jobs.ts';
import { attachmentRoutes } from './tasks/routes/attachments.ts';
import { taskChangeRoutes } from './tasks/routes/change-task.ts';
import { taskCreationRoutes } from './tasks/routes/create-task.ts';
import { taskListRoutes } from './tasks/routes/list-tasks.ts';
import { taskSummaries } from './tasks/routes/summaries.ts';
import { taskContentRoutes } from './tasks/routes/task-content.ts';
import { taskRoutes } from './tasks/routes/task.ts';
import { invitationRoutes } from './users/routes/invitations.ts';
import { userSummaries } from './users/routes/summaries.ts';
import { userRoutes } from './users/routes/users.ts';
import type { UsersContext } from './users/users-context.ts';

/** The context of all areas together. */
export interface ServiceContext extends IdentityContext, UsersContext {}

type Routes = (scope: FastifyInstance, context: ServiceContext) => void | Promise<void>;

/**
 * What an area adds to the service: summaries of its endpoints for the OpenAPI document, its routes by access, its
 * jobs, and its rows that refer to blobs.
 */
interface Area extends Partial<Readonly<Record<Access, readonly Routes[]>>> {
  readonly summaries: Readonly<Record<string, string>>;
  readonly jobs?: (context: ServiceContext) => Job[];
  readonly blobs?: BlobHolder;
}

/** Every area that answers requests, in the order of area-order.json. */
const areas: readonly Area[] = [
  { summaries: platformSummaries, public: [healthRoutes] },
  { summaries: accessSummaries, session: [meRoutes] },
  { summaries: auditSummaries, session: [auditRoutes] },
  { summaries: environmentSummaries, session: [environmentRoutes] },
  { summaries: taskChoiceSummaries, session: [taskChoiceRoutes] },
  { summaries: contactSummaries, session: [contactRoutes, accountRoutes] },
  {
    summaries: identitySummaries,
    public: [signInRoutes],
    identity: [sessionRoutes],
    browser: [webSessionRoutes],
    jobs: identityJobs,
  },
  { summaries: userSummaries, public: [invitationRoutes], session: [userRoutes] },
  { summaries: captureLedgerSummaries, session: [captureRoutes] },
  {
    summaries: taskSummaries,
    session: [taskListRoutes, taskRoutes, taskChangeRoutes, taskContentRoutes, taskCreationRoutes, attachmentRoutes],
    jobs: taskJobs,
    blobs: attachmentBlobs,
  },
  { summaries: preferenceSummaries, session: [preferenceRoutes] },
  { summaries: captureSummaries, session: [draftRoutes, homeRoutes] },
];

/** The API as the OpenAPI document shows it. */
export const api: DocumentedApi = {
  endpoints,
  summaries: Object.assign({}, ...areas.map(({ summaries }) => summaries)) as Record<string, string>,
  taskParts: { TaskRequest: endpoints.createTask.multipart, MessageRequest: endpoints.addMessage.multipart },
};

/** All rows that refer to blobs. A blob that none of them refers to is deleted an hour after it was kept. */
export const blobHolders: readonly BlobHolder[] = areas.flatMap(({ blobs }) => blobs ?? []);

/** The jobs of all areas. */
export function areaJobs(context: ServiceContext): Job[] {
  return [...blobJobs(context, blobHolders), ...areas.flatMap(({ jobs }) => jobs?.(context) ?? [])];
}

/** Mounts every route behind the guard of its access. */
export async function addRoutes(app: FastifyInstance, context: ServiceContext): Promise<void> {
  acceptJson(app);
  const ledger = openLedger(app, context);
  const mount = async (scope: FastifyInstance, access: Access) => {
    for (const area of areas) for (const routes of area[access] ?? []) await routes(scope, context);
  };

  // Access `public`: anyone.
  await mount(app, 'public');

  // Access `identity`: a Google identity token in the body, which the use case verifies.
  await app.register(async (identity) => {
    guardAs(identity, 'identity');
    await mount(identity, 'identity');
  });

  // Access `session` of the add-on: a session token.
  await app.register(async (addOn) => {
    requireSession(addOn);
    recordCaptures(addOn, { context, ledger, channel: 'addOn' });
    await mount(addOn, 'session');
  });

  // Access `session` of the pages: the cookie of a signed-in browser, in the environment of the path.
  await app.register(
    async (pages) => {
      requireEntry(pages, context);
      recordCaptures(pages, { context, ledger, channel: 'page' });
      await mount(pages, 'session');
    },
    { prefix: '/e/:environment' },
  );

  // Access `browser`: the cookie of a signed-in browser, in no environment.
  await app.register(async (browser) => {
    requireBrowser(browser, context);
    await mount(browser, 'browser');
  });
}
