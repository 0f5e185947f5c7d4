import * as z from 'zod/mini';
import {
  adminUserSchema,
  invitationParamsSchema,
  invitationSchema,
  invitedUserSchema,
  newUserRequestSchema,
  userChangeSchema,
  userListQuerySchema,
  userPageSchema,
  userParamsSchema,
} from './admin-users.ts';
import { userChoicesSchema } from './user-choices.ts';

/** Users and invitations: for admins, except the choice of a colleague and the page of an invitation. */
export const userEndpoints = {
  searchUsers: {
    method: 'GET',
    path: '/v1/users',
    access: 'session',
    status: 200,
    /**
     * `query`: prefixes of words of the name or of the address; absent: everybody. `assignable`: only users who can be
     * given tasks.
     */
    query: z.object({ query: z.optional(z.string().check(z.maxLength(200))), assignable: z.optional(z.literal('1')) }),
    response: userChoicesSchema,
  },
  listUsers: {
    method: 'GET',
    path: '/v1/admin/users',
    access: 'session',
    status: 200,
    query: userListQuerySchema,
    response: userPageSchema,
  },
  inviteUser: {
    method: 'POST',
    path: '/v1/admin/users',
    access: 'session',
    status: 201,
    body: newUserRequestSchema,
    response: invitedUserSchema,
  },
  getUser: {
    method: 'GET',
    path: '/v1/admin/users/:userId',
    access: 'session',
    status: 200,
    params: userParamsSchema,
    response: adminUserSchema,
  },
  changeUser: {
    method: 'PATCH',
    path: '/v1/admin/users/:userId',
    access: 'session',
    status: 200,
    params: userParamsSchema,
    body: userChangeSchema,
    response: adminUserSchema,
  },
  inviteUserAgain: {
    method: 'POST',
    path: '/v1/admin/users/:userId/invitation',
    access: 'session',
    status: 200,
    params: userParamsSchema,
    response: invitedUserSchema,
  },
  /** The token gives no access: it shows the invitation alone. */
  getInvitation: {
    method: 'GET',
    path: '/v1/invitations/:token',
    access: 'public',
    status: 200,
    params: invitationParamsSchema,
    response: invitationSchema,
  },
} as const;
