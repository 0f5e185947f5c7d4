import * as z from 'zod/mini';
import { relationSchema } from './contact.ts';
import { idSchema } from '../ids.ts';
import { userRefSchema } from '../access/user.ts';

/** Most reps and accounts of one request. */
export const maxRepsPerRequest = 50;
export const maxAccountsPerRequest = 500;

/** An account as admins see it: a company, or a person without one. */
export const accountSchema = z.object({
  id: idSchema,
  kind: z.enum(['company', 'person']),
  name: z.string(),
  relation: relationSchema,
  /** Contacts in it, itself left out. */
  contacts: z.int(),
  /** The reps who are attached to it, by name, at most 20. */
  reps: z.array(userRefSchema),
  /** Number of all reps attached to it. */
  repCount: z.int(),
});
export type Account = z.infer<typeof accountSchema>;

/** The filter of the list of accounts. Every member restricts it. */
export const accountFilterSchema = z.strictObject({
  /** Prefixes of words of the name or of an address; all must match. */
  text: z.optional(z.string().check(z.minLength(1), z.maxLength(200))),
  /** The id of an attached rep; `none`: accounts without reps. */
  rep: z.optional(z.union([idSchema, z.literal('none')])),
  relation: z.optional(relationSchema),
});
export type AccountFilter = z.infer<typeof accountFilterSchema>;

const pageMembers = {
  /** Decimal string because it travels in a URL: 1 to 100, 50 when absent. */
  limit: z.optional(z.string().check(z.regex(/^(?:[1-9]\d?|100)$/))),
  cursor: z.optional(idSchema),
};

export const accountListQuerySchema = z.extend(accountFilterSchema, pageMembers);
export const accountParamsSchema = z.object({ accountId: idSchema });

export const accountPageSchema = z.object({
  /** By name. */
  accounts: z.array(accountSchema),
  /** Give it as `cursor`, with the same filter, for the next page; null on the last one. */
  nextCursor: z.nullable(z.string()),
});
export type AccountPage = z.infer<typeof accountPageSchema>;

/** Attaches every one of the users to every one of the accounts, or detaches them. */
export const accountRepsRequestSchema = z.strictObject({
  change: z.enum(['attach', 'detach']),
  userIds: z.array(idSchema).check(z.minLength(1), z.maxLength(maxRepsPerRequest)),
  accountIds: z.array(idSchema).check(z.minLength(1), z.maxLength(maxAccountsPerRequest)),
});
export type AccountRepsRequest = z.infer<typeof accountRepsRequestSchema>;

/** Number of pairs of rep and account that were attached or detached. Pairs that were already so do not count. */
export const accountRepsChangedSchema = z.object({ changed: z.int() });
export type AccountRepsChanged = z.infer<typeof accountRepsChangedSchema>;
