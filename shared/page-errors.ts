import * as z from 'zod/mini';
import { errorCodes, problemSchema } from './errors.ts';

/**
 * Error codes that only the pages can get. Apart from errors.ts, whose codes the add-on bundles with a text for each.
 */
export const pageErrorCodes = [
  /** Somebody else changed the task since it was read. */
  'task_changed',
  /** An environment, type, status or filter of this name exists already. */
  'name_taken',
  /** The environment would be without an active admin. */
  'last_admin',
  /** The user exists already. */
  'user_exists',
  /** Another site made a request with the browser's cookie. */
  'foreign_origin',
  /** The environment admits accounts of its own Workspace domains only. */
  'domain_refused',
  /** The address is bound to another Google account. */
  'account_refused',
] as const;
export type PageErrorCode = (typeof pageErrorCodes)[number];

/** Problem details as the pages read them. */
export const pageProblemSchema = z.extend(problemSchema, { code: z.enum([...errorCodes, ...pageErrorCodes]) });
export type PageProblem = z.infer<typeof pageProblemSchema>;
