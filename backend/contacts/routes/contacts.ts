import type { FastifyInstance } from 'fastify';
import { contactEndpoints } from '../../../shared/contacts/endpoints.ts';
import { principalOf } from '../../access/routes/principal.ts';
import { createContact } from '../create-contact.ts';
import { searchContacts } from '../search-contacts.ts';
import type { Context } from '../../platform/context.ts';
import { route } from '../../platform/http/endpoint-route.ts';

/** Bytes. A name, an address and a company. */
const bodyLimit = 16 * 1024;

/** Finding and adding contacts. */
export function contactRoutes(app: FastifyInstance, context: Context): void {
  route(app, contactEndpoints.searchContacts, {
    handle: ({ query }, request) => searchContacts(context, principalOf(request), query),
  });

  route(app, contactEndpoints.createContact, {
    options: { bodyLimit },
    handle: ({ body }, request) => createContact(context, principalOf(request), body),
  });
}
