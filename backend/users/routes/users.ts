import type { FastifyInstance, FastifyRequest } from 'fastify';
import { endpoints } from '../../../shared/endpoints.ts';
import { principalOf } from '../../identity/routes/require-session.ts';
import { changeAccountReps, findAccounts, showAccount } from '../../contacts/accounts.ts';
import type { Report } from '../manage-users.ts';
import { changeUser, findUsers, inviteUser, inviteUserAgain, showUser } from '../manage-users.ts';
import { readInvitation } from '../invitations.ts';
import type { ServiceContext } from '../../platform/service-context.ts';
import { ignoreBody } from '../../platform/http/bodies.ts';
import { route } from '../../platform/http/endpoint-route.ts';

/** Bytes. */
const userBodyLimit = 16 * 1024;
/** 550 ids of 36 characters. */
const repsBodyLimit = 64 * 1024;

/** For admins: who works in the environment, and with which accounts. */
export async function adminUserRoutes(app: FastifyInstance, context: ServiceContext): Promise<void> {
  route(app, endpoints.listUsers, {
    handle: ({ query }, request) => findUsers(context, principalOf(request), query),
  });
  route(app, endpoints.inviteUser, {
    options: { bodyLimit: userBodyLimit },
    handle: ({ body }, request) =>
      inviteUser(context, principalOf(request), { request: body, report: reportOf(request) }),
  });
  route(app, endpoints.getUser, {
    handle: ({ params }, request) => showUser(context, principalOf(request), params.userId),
  });
  route(app, endpoints.changeUser, {
    options: { bodyLimit: userBodyLimit },
    handle: ({ params, body }, request) =>
      changeUser(context, principalOf(request), { userId: params.userId, change: body }),
  });
  await app.register((scope, _options, next) => {
    ignoreBody(scope);
    route(scope, endpoints.inviteUserAgain, {
      handle: ({ params }, request) =>
        inviteUserAgain(context, principalOf(request), { userId: params.userId, report: reportOf(request) }),
    });
    next();
  });
  accountRoutes(app, context);
}

function accountRoutes(app: FastifyInstance, context: ServiceContext): void {
  route(app, endpoints.listAccounts, {
    handle: ({ query }, request) => findAccounts(context, principalOf(request), query),
  });
  route(app, endpoints.getAccount, {
    handle: ({ params }, request) => showAccount(context, principalOf(request), params.accountId),
  });
  route(app, endpoints.changeAccountReps, {
    options: { bodyLimit: repsBodyLimit },
    handle: ({ body }, request) => changeAccountReps(context, principalOf(request), body),
  });
}

/** For anyone who was given the link of an invitation. */
export function invitationRoutes(app: FastifyInstance, context: ServiceContext): void {
  route(app, endpoints.getInvitation, {
    handle: ({ params }) => readInvitation(context, params.token),
  });
}

/** A mail server's error is for whoever operates the service; it is logged without its text, which may quote an address. */
function reportOf(request: FastifyRequest): Report {
  return (error) => request.log.error({ err: error }, 'an invitation could not be mailed');
}
