import { contactAddOnEndpoints } from './add-on-endpoints.ts';
import {
  accountListQuerySchema,
  accountPageSchema,
  accountParamsSchema,
  accountRepsChangedSchema,
  accountRepsRequestSchema,
  accountSchema,
} from './accounts.ts';
import { contactRequestSchema } from './contact.ts';
import { ownContactsSchema } from './own-contacts.ts';
import { contactSearchQuerySchema } from './requests.ts';

/** Contacts; for admins also accounts and their reps. */
export const contactEndpoints = {
  searchContacts: {
    ...contactAddOnEndpoints.searchContacts,
    access: 'session',
    status: 200,
    query: contactSearchQuerySchema,
  },
  createContact: {
    ...contactAddOnEndpoints.createContact,
    access: 'session',
    status: 201,
    body: contactRequestSchema,
  },
  listOwnContacts: {
    method: 'GET',
    path: '/v1/admin/own-contacts',
    access: 'session',
    status: 200,
    response: ownContactsSchema,
  },
  listAccounts: {
    method: 'GET',
    path: '/v1/admin/accounts',
    access: 'session',
    status: 200,
    query: accountListQuerySchema,
    response: accountPageSchema,
  },
  getAccount: {
    method: 'GET',
    path: '/v1/admin/accounts/:accountId',
    access: 'session',
    status: 200,
    params: accountParamsSchema,
    response: accountSchema,
  },
  changeAccountReps: {
    method: 'POST',
    path: '/v1/admin/account-reps',
    access: 'session',
    status: 200,
    body: accountRepsRequestSchema,
    response: accountRepsChangedSchema,
  },
} as const;
