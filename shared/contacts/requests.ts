import * as z from 'zod/mini';

// What callers send, apart from the answers: the add-on takes the types alone, so that none of it is in its code.

/** Contacts that are looked for; `account`: a company, or a person without one. */
export const contactSearchQuerySchema = z.object({
  query: z.string().check(z.minLength(1), z.maxLength(200)),
  kind: z.optional(z.enum(['company', 'person', 'account'])),
});
export type ContactSearchQuery = z.infer<typeof contactSearchQuerySchema>;
