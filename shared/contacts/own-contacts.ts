import * as z from 'zod/mini';
import { contactRefSchema } from './contact.ts';

/** Most contacts of one answer. */
export const maxOwnContacts = 100;

/**
 * Contacts with an address that is the company's own by now: of a domain of the environment, listed as its own, or a
 * user's. They were added before; nobody removes them but an admin.
 */
export const ownContactsSchema = z.object({
  /** By name; `address` is the one in question. */
  contacts: z.array(z.extend(contactRefSchema, { address: z.string() })),
  more: z.boolean(),
});
export type OwnContacts = z.infer<typeof ownContactsSchema>;
