import * as z from 'zod/mini';
import { environmentNameSchema, idSchema } from '../ids.ts';
import { creationSchema, rightSchema } from './rights.ts';
import { contractSchema } from '../version.ts';

export const userRefSchema = z.object({ id: idSchema, name: z.string(), email: z.string() });
export type UserRef = z.infer<typeof userRefSchema>;

export const environmentRefSchema = z.object({ name: environmentNameSchema, displayName: z.string() });
export type EnvironmentRef = z.infer<typeof environmentRefSchema>;

/** Who the caller is in the session's environment and what they may do there. */
export const meSchema = z.object({
  user: userRefSchema,
  environment: environmentRefSchema,
  rights: z.array(rightSchema),
  admin: z.boolean(),
  creation: creationSchema,
  /** Where the web pages show a task, with `{id}` to replace; null while the environment has no pages. */
  taskPage: z.nullable(z.string()),
  /** Which contract the backend speaks, and the oldest add-on it still serves. */
  contract: contractSchema,
});
export type Me = z.infer<typeof meSchema>;
