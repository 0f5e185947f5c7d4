import * as z from 'zod/mini';
import { idSchema, instantSchema } from '../ids.ts';
import { environmentRefSchema } from '../access/user.ts';

/** Who is signed in with this browser, and which environments they can enter, by display name. */
export const webSessionSchema = z.object({
  email: z.string(),
  name: z.nullable(z.string()),
  environments: z.array(environmentRefSchema),
});
export type WebSession = z.infer<typeof webSessionSchema>;

/** A browser that somebody is signed in with. */
export const webSessionRowSchema = z.object({
  id: idSchema,
  /** Such as `Firefox · Windows`; null for an unknown browser. */
  browser: z.nullable(z.string()),
  createdAt: instantSchema,
  /** Accurate to a few minutes. */
  lastSeenAt: instantSchema,
  /** When it ends unless it is used before. */
  endsAt: instantSchema,
  /** This is the session of the requesting browser. */
  current: z.boolean(),
});
export type WebSessionRow = z.infer<typeof webSessionRowSchema>;

/** The current session first, then by last use. */
export const webSessionListSchema = z.object({ sessions: z.array(webSessionRowSchema) });
export type WebSessionList = z.infer<typeof webSessionListSchema>;

/** How many browsers were signed out. */
export const signedOutSchema = z.object({ ended: z.number() });
export type SignedOut = z.infer<typeof signedOutSchema>;
