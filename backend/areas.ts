import type { FastifyInstance } from 'fastify';
import { openLedger, recordCaptures } from './capture-ledger/routes/record-captures.ts';
import { requireSession } from './identity/routes/require-session.ts';
import { requireBrowser, requireEntry } from './identity/routes/require-browser.ts';
import type { IdentityContext } from './identity/identity-context.ts';
import type { UsersContext } from './users/users-context.ts';
import { environmentRoutes } from './environments/routes/environment.ts';
import { invitationRoutes } from './users/routes/invitations.ts';
import { userRoutes } from './users/routes/users.ts';
import { accountRoutes } from './contacts/routes/accounts.ts';
import { captureRoutes } from './capture-ledger/routes/captures.ts';
import { taskChoiceRoutes } from './task-choices/routes/task-choices.ts';
import { auditRoutes } from './audit/routes/audit.ts';
import { attachmentRoutes } from './tasks/routes/attachments.ts';
import { acceptJson } from './platform/http/bodies.ts';
import { contactRoutes } from './contacts/routes/contacts.ts';
import { draftRoutes } from './capture/routes/drafts.ts';
import { healthRoutes } from './platform/http/health.ts';
import { homeRoutes } from './capture/routes/home.ts';
import { preferenceRoutes } from './preferences/routes/preferences.ts';
import { sessionRoutes } from './identity/routes/add-on-sessions.ts';
import { signInRoutes } from './identity/routes/sign-in.ts';
import { taskChangeRoutes } from './tasks/routes/change-task.ts';
import { taskContentRoutes } from './tasks/routes/task-content.ts';
import { taskCreationRoutes } from './tasks/routes/create-task.ts';
import { taskListRoutes } from './tasks/routes/list-tasks.ts';
import { taskRoutes } from './tasks/routes/task.ts';
import { webSessionRoutes } from './identity/routes/web-sessions.ts';

/** What the areas work with, all together. */
export interface ServiceContext extends IdentityContext, UsersContext {}

/** Who may call what, at a glance. */
export async function addRoutes(app: FastifyInstance, context: ServiceContext): Promise<void> {
  acceptJson(app);
  const ledger = openLedger(app, context);

  // Anyone.
  healthRoutes(app, context);
  invitationRoutes(app, context);

  // Whoever holds a Google identity token, in the body.
  sessionRoutes(app, context);

  // Whoever comes with a browser to sign in.
  signInRoutes(app, context);

  // Whoever holds a session's token: the add-on.
  await app.register(async (addOn) => {
    requireSession(addOn);
    recordCaptures(addOn, { context, ledger, channel: 'addOn' });
    await inEnvironment(addOn, context);
  });

  // Whoever holds the cookie of a signed-in browser: the pages, in the environment of the path.
  await app.register(
    async (pages) => {
      requireEntry(pages, context);
      recordCaptures(pages, { context, ledger, channel: 'page' });
      await inEnvironment(pages, context);
    },
    { prefix: '/e/:environment' },
  );

  // The same, in no environment.
  await app.register(async (browser) => {
    requireBrowser(browser, context);
    await webSessionRoutes(browser, context);
  });
}

/** Every endpoint of access `session`. Who calls and where is known by now; what they may do is each service's question. */
async function inEnvironment(scope: FastifyInstance, context: ServiceContext): Promise<void> {
  draftRoutes(scope, context);
  contactRoutes(scope, context);
  homeRoutes(scope, context);
  await preferenceRoutes(scope, context);
  await taskListRoutes(scope, context);
  await taskRoutes(scope, context);
  await taskChangeRoutes(scope, context);
  taskContentRoutes(scope, context);
  await taskCreationRoutes(scope, context);
  attachmentRoutes(scope, context);
  await environmentRoutes(scope, context);
  taskChoiceRoutes(scope, context);
  await userRoutes(scope, context);
  accountRoutes(scope, context);
  captureRoutes(scope, context);
  auditRoutes(scope, context);
}
