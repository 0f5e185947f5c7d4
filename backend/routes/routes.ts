import type { FastifyInstance } from 'fastify';
import { requireSession } from '../plugins/session.ts';
import type { ServiceContext } from '../services/service-context.ts';
import { attachmentRoutes } from './attachments.ts';
import { acceptJson } from './bodies.ts';
import { contactRoutes } from './contacts.ts';
import { draftRoutes } from './drafts.ts';
import { healthRoutes } from './health.ts';
import { homeRoutes } from './home.ts';
import { preferenceRoutes } from './preferences.ts';
import { sessionRoutes } from './sessions.ts';
import { taskCreationRoutes } from './task-creation.ts';
import { taskRoutes } from './tasks.ts';

/** Who may call what, at a glance. */
export async function addRoutes(app: FastifyInstance, context: ServiceContext): Promise<void> {
  acceptJson(app);

  // Anyone.
  healthRoutes(app, context);

  // Whoever holds a Google identity token, in the body.
  sessionRoutes(app, context);

  // Whoever holds a session.
  await app.register(async (session) => {
    requireSession(session);
    draftRoutes(session, context);
    contactRoutes(session, context);
    homeRoutes(session, context);
    await preferenceRoutes(session, context);
    await taskRoutes(session, context);
    await taskCreationRoutes(session, context);
    attachmentRoutes(session, context);
  });
}
