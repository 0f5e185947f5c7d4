import type { userEndpoints } from '../../../shared/users/endpoints.ts';

/** What each endpoint does, for the OpenAPI document. */
export const userSummaries: Readonly<Record<keyof typeof userEndpoints, string>> = {
  searchUsers: 'Colleagues by the beginnings of their names or addresses, at most 50.',
  listUsers: 'For admins: the users of the environment by name, searched and filtered, page by page.',
  inviteUser: 'For admins: add a user and invite them, by mail or by a link that is answered once.',
  getUser: 'For admins: one user.',
  changeUser: 'For admins: change the name, the rights or the activity of a user. The last active admin stays one.',
  inviteUserAgain: 'For admins: a new invitation for somebody who has never signed in; the earlier one is void.',
  getInvitation: 'What an invitation is to: the environment, who invited and which address to sign in with.',
};
