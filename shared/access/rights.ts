import * as z from 'zod/mini';

/**
 * The three rights of a user.
 * `sales`: is a rep. `salesAllAccounts`: extends the rep to every account (alone it counts as both).
 * `taskList`: may use the list of sales tasks.
 */
export const rights = ['sales', 'salesAllAccounts', 'taskList'] as const;
export const rightSchema = z.enum(rights);
export type Right = z.infer<typeof rightSchema>;

/** Whose accounts a user may link contacts of: none, those they are attached to, or all. */
export const accountScopeSchema = z.enum(['none', 'attached', 'all']);
export type AccountScope = z.infer<typeof accountScopeSchema>;

/** What the caller may do when saving, so that a card can say it before the rep presses Save. */
export const creationSchema = z.object({
  allowed: z.boolean(),
  accounts: accountScopeSchema,
  /** Empty when allowed; otherwise any one of these rights would be enough. */
  missingRights: z.array(rightSchema),
});
export type Creation = z.infer<typeof creationSchema>;
