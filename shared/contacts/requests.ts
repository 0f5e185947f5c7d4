import * as z from 'zod/mini';

// Request schemas, apart from the responses: the add-on imports only their types, so that they stay out of its bundle.

/** A search for contacts; `account`: a company, or a person without one. */
export const contactSearchQuerySchema = z.object({
  query: z.string().check(z.minLength(1), z.maxLength(200)),
  kind: z.optional(z.enum(['company', 'person', 'account'])),
});
export type ContactSearchQuery = z.infer<typeof contactSearchQuerySchema>;
