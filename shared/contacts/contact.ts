import * as z from 'zod/mini';
import { idSchema } from '../ids.ts';

/** Google's limit of items in a selection input. */
export const maxOfferedContacts = 100;

export const relationSchema = z.enum(['prospect', 'client', 'other']);
export type Relation = z.infer<typeof relationSchema>;

/** A contact as tasks and drafts name it. `company` is the company's name, null for a company or a person without one. */
export const contactRefSchema = z.object({
  id: idSchema,
  name: z.string(),
  email: z.nullable(z.string()),
  company: z.nullable(z.string()),
});
export type ContactRef = z.infer<typeof contactRefSchema>;

/** A contact as a search finds it. One that is not `linkable` is shown only. */
export const foundContactSchema = z.extend(contactRefSchema, { relation: relationSchema, linkable: z.boolean() });
export type FoundContact = z.infer<typeof foundContactSchema>;

export const contactPageSchema = z.object({
  /** At most 20. */
  contacts: z.array(foundContactSchema),
  /** There are more matches than these. */
  more: z.boolean(),
});
export type ContactPage = z.infer<typeof contactPageSchema>;

const nameSchema = z.string().check(z.minLength(1), z.maxLength(200));

/**
 * A person to add. Without a company the person is an account. A company of the caller that has the address's domain,
 * or the new company's name, is joined instead of added again.
 */
export const contactRequestSchema = z.object({
  name: nameSchema,
  address: z.string().check(z.minLength(3), z.maxLength(320)),
  company: z.optional(z.union([z.strictObject({ id: idSchema }), z.strictObject({ name: nameSchema })])),
  /** Relation of a new account, `prospect` when absent. A person in an existing company takes the company's. */
  relation: z.optional(relationSchema),
});
export type ContactRequest = z.infer<typeof contactRequestSchema>;

/** `existed`: a contact had this address already, and nothing was added. */
export const contactAddedSchema = z.object({ contact: foundContactSchema, existed: z.boolean() });
export type ContactAdded = z.infer<typeof contactAddedSchema>;
