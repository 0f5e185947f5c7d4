import type { FastifyInstance, FastifyRequest } from 'fastify';
import { userEndpoints } from '../../../shared/users/endpoints.ts';
import { principalOf } from '../../access/routes/principal.ts';
import { searchUsers } from '../user-picker.ts';
import type { Report } from '../manage-users.ts';
import { changeUser, listUsers, inviteUser, inviteUserAgain, getUser } from '../manage-users.ts';
import type { UsersContext } from '../users-context.ts';
import { ignoreBody } from '../../platform/http/bodies.ts';
import { route } from '../../platform/http/endpoint-route.ts';

/** Bytes. */
const userBodyLimit = 16 * 1024;

/** Who works in the environment: for admins, and for whoever chooses among colleagues. */
export async function userRoutes(app: FastifyInstance, context: UsersContext): Promise<void> {
  route(app, userEndpoints.searchUsers, {
    handle: ({ query }, request) => searchUsers(context, principalOf(request), query),
  });
  route(app, userEndpoints.listUsers, {
    handle: ({ query }, request) => listUsers(context, principalOf(request), query),
  });
  route(app, userEndpoints.inviteUser, {
    options: { bodyLimit: userBodyLimit },
    handle: ({ body }, request) =>
      inviteUser(context, principalOf(request), { request: body, report: reportOf(request) }),
  });
  route(app, userEndpoints.getUser, {
    handle: ({ params }, request) => getUser(context, principalOf(request), params.userId),
  });
  route(app, userEndpoints.changeUser, {
    options: { bodyLimit: userBodyLimit },
    handle: ({ params, body }, request) =>
      changeUser(context, principalOf(request), { userId: params.userId, change: body }),
  });
  await app.register((scope, _options, next) => {
    ignoreBody(scope);
    route(scope, userEndpoints.inviteUserAgain, {
      handle: ({ params }, request) =>
        inviteUserAgain(context, principalOf(request), { userId: params.userId, report: reportOf(request) }),
    });
    next();
  });
}

/** Logs an error of the mail server for the operator, without its text, which may quote an address. */
function reportOf(request: FastifyRequest): Report {
  return (error) => request.log.error({ err: error }, 'an invitation could not be mailed');
}
