import * as z from 'zod/mini';
import { instantSchema } from '../ids.ts';
import { environmentRefSchema, meSchema } from '../access/user.ts';

export const environmentsSchema = z.object({
  /** The verified Google address, to show who is signed in. */
  email: z.string(),
  environments: z.array(environmentRefSchema),
});
export type Environments = z.infer<typeof environmentsSchema>;

export const sessionSchema = z.object({ token: z.string(), expiresAt: instantSchema, me: meSchema });
export type Session = z.infer<typeof sessionSchema>;
