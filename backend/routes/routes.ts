import type { FastifyInstance } from 'fastify';
import { openLedger, recordCaptures } from '../plugins/capture-record.ts';
import { requireSession } from '../plugins/session.ts';
import { requireBrowser, requireEntry } from '../plugins/web-session.ts';
import type { ServiceContext } from '../services/service-context.ts';
import { adminEnvironmentRoutes } from './admin-environment.ts';
import { adminUserRoutes, invitationRoutes } from './admin-users.ts';
import { adminRecordRoutes } from './admin-records.ts';
import { attachmentRoutes } from './attachments.ts';
import { acceptJson } from './bodies.ts';
import { contactRoutes } from './contacts.ts';
import { draftRoutes } from './drafts.ts';
import { healthRoutes } from './health.ts';
import { homeRoutes } from './home.ts';
import { preferenceRoutes } from './preferences.ts';
import { sessionRoutes } from './sessions.ts';
import { signInRoutes } from './sign-in.ts';
import { taskChangeRoutes } from './task-changes.ts';
import { taskContentRoutes } from './task-content.ts';
import { taskCreationRoutes } from './task-creation.ts';
import { taskListRoutes } from './task-list.ts';
import { taskRoutes } from './tasks.ts';
import { webSessionRoutes } from './web-session.ts';

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
  await adminEnvironmentRoutes(scope, context);
  await adminUserRoutes(scope, context);
  adminRecordRoutes(scope, context);
}
