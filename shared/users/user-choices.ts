import * as z from 'zod/mini';
import { userRefSchema } from '../access/user.ts';

/** Users to choose from: assignees, authors. At most 50, by name; `more` when another letter would narrow it down. */
export const userChoicesSchema = z.object({
  users: z.array(z.extend(userRefSchema, { active: z.boolean(), assignable: z.boolean() })),
  more: z.boolean(),
});
export type UserChoices = z.infer<typeof userChoicesSchema>;
