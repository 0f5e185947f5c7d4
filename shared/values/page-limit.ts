import * as z from 'zod/mini';

/** A page of a long list. `limit` a decimal string of 1 to 100, 50 when absent. */
export const pageQuery = {
  limit: z.optional(z.string().check(z.regex(/^(?:[1-9]\d?|100)$/))),
  cursor: z.optional(z.string().check(z.minLength(1), z.maxLength(200))),
};
