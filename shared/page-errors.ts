import * as z from 'zod/mini';
import { errorCodes, problemSchema } from './errors.ts';

/** Ways to fail that only the pages meet: apart from errors.ts, whose list the add-on carries with a text for each code. */
export const pageErrorCodes = [
  /** Somebody else changed it since it was read. */
  'task_changed',
  /** An environment, type, status or filter of this name is there already. */
  'name_taken',
  /** The environment would be without an active admin. */
  'last_admin',
  /** The user is there already. */
  'user_exists',
  /** A request with the browser's cookie that another site made. */
  'foreign_origin',
  /** The environment lets in accounts of its own Workspace domains only. */
  'domain_refused',
  /** The address is bound to another Google account. */
  'account_refused',
] as const;
export type PageErrorCode = (typeof pageErrorCodes)[number];

/** Problem details as the pages read them. */
export const pageProblemSchema = z.extend(problemSchema, { code: z.enum([...errorCodes, ...pageErrorCodes]) });
export type PageProblem = z.infer<typeof pageProblemSchema>;
