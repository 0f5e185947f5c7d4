import type { contactEndpoints } from '../../../shared/contacts/endpoints.ts';

/** What each endpoint does, for the OpenAPI document. */
export const contactSummaries: Readonly<Record<keyof typeof contactEndpoints, string>> = {
  searchContacts:
    'Contacts the caller may see whose name, company or address has words beginning with those of the query.',
  createContact:
    'Add a person with an address, in a company or alone. The same address again answers the same contact.',
  listOwnContacts: 'For admins: contacts with an address that is the company’s own.',
  listAccounts: 'For admins: the accounts of the environment with their reps, searched and filtered, page by page.',
  getAccount: 'For admins: one account with its reps.',
  changeAccountReps: 'For admins: attach several users to several accounts, or detach them.',
};
