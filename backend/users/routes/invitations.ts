import type { FastifyInstance } from 'fastify';
import { userEndpoints } from '../../../shared/users/endpoints.ts';
import { route } from '../../platform/http/endpoint-route.ts';
import type { UsersContext } from '../users-context.ts';
import { getInvitation } from '../invitations.ts';

/** For anyone who was given the link of an invitation. */
export function invitationRoutes(app: FastifyInstance, context: UsersContext): void {
  route(app, userEndpoints.getInvitation, {
    handle: ({ params }) => getInvitation(context, params.token),
  });
}
