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

/** Who works in the environment and what they may do: for admins, but for colleagues to choose among and for the invited. */
export const userEndpoints = {
  searchUsers: {
    method: 'GET',
    path: '/v1/users',
    access: 'session',
    status: 200,
    /** Beginnings of words of the name, or of the address; without it all of them. `assignable`: who can be given a task. */
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
  /** The token gives no right: it says what one is invited to, and to whom. */
  getInvitation: {
    method: 'GET',
    path: '/v1/invitations/:token',
    access: 'public',
    status: 200,
    params: invitationParamsSchema,
    response: invitationSchema,
  },
} as const;
