import * as z from 'zod/mini';
import { environmentNameSchema, instantSchema } from './ids.ts';
import { environmentRefSchema, meSchema } from './user.ts';

const identityTokenSchema = z.string().check(z.minLength(1), z.maxLength(8192));

export const environmentsRequestSchema = z.object({ identityToken: identityTokenSchema });
export const environmentsSchema = z.object({
  /** The address that Google vouches for, to show who is signed in. */
  email: z.string(),
  environments: z.array(environmentRefSchema),
});
export type Environments = z.infer<typeof environmentsSchema>;

export const sessionRequestSchema = z.object({
  environment: environmentNameSchema,
  identityToken: identityTokenSchema,
});

export const sessionSchema = z.object({ token: z.string(), expiresAt: instantSchema, me: meSchema });
export type Session = z.infer<typeof sessionSchema>;
