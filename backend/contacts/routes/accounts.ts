import type { FastifyInstance } from 'fastify';
import { contactEndpoints } from '../../../shared/contacts/endpoints.ts';
import { principalOf } from '../../access/routes/principal.ts';
import { route } from '../../platform/http/endpoint-route.ts';
import type { Context } from '../../platform/context.ts';
import { changeAccountReps, listAccounts, getAccount } from '../accounts.ts';
import { listOwnContacts } from '../list-own-contacts.ts';

/** Bytes: 550 ids of 36 characters. */
const repsBodyLimit = 64 * 1024;

/** For admins: which reps work with which accounts. */
export function accountRoutes(app: FastifyInstance, context: Context): void {
  route(app, contactEndpoints.listOwnContacts, {
    handle: (_input, request) => listOwnContacts(context, principalOf(request)),
  });
  route(app, contactEndpoints.listAccounts, {
    handle: ({ query }, request) => listAccounts(context, principalOf(request), query),
  });
  route(app, contactEndpoints.getAccount, {
    handle: ({ params }, request) => getAccount(context, principalOf(request), params.accountId),
  });
  route(app, contactEndpoints.changeAccountReps, {
    options: { bodyLimit: repsBodyLimit },
    handle: ({ body }, request) => changeAccountReps(context, principalOf(request), body),
  });
}
