import * as z from 'zod/mini';
import { userRefSchema } from '../access/user.ts';

/** Users to choose from, such as assignees and authors, by name, at most 50. `more`: there are further matches. */
export const userChoicesSchema = z.object({
  users: z.array(z.extend(userRefSchema, { active: z.boolean(), assignable: z.boolean() })),
  more: z.boolean(),
});
export type UserChoices = z.infer<typeof userChoicesSchema>;
