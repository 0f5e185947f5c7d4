import { contactAddedSchema, contactPageSchema } from './contact.ts';

/** See shared/add-on-endpoints.ts. */
export const contactAddOnEndpoints = {
  searchContacts: { method: 'GET', path: '/v1/contacts', response: contactPageSchema },
  createContact: { method: 'POST', path: '/v1/contacts', response: contactAddedSchema },
} as const;
