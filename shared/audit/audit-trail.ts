import * as z from 'zod/mini';
import { auditChangeSchema } from './audit.ts';
import { exportLanguageSchema } from '../values/export-language.ts';
import { idSchema, instantSchema } from '../ids.ts';
import { userRefSchema } from '../access/user.ts';
import { dayRangeQuerySchema } from '../values/day-range.ts';

/** The part of an action before the dot: what it was done to. */
export const auditAreas = [
  'task',
  'tasks',
  'user',
  'account',
  'type',
  'status',
  'environment',
  'captures',
  'audit',
] as const;
export const auditAreaSchema = z.enum(auditAreas);
export type AuditArea = z.infer<typeof auditAreaSchema>;

/** The filter in the URL of the page and of the API. Every member restricts the result. */
export const auditFilterSchema = z.extend(dayRangeQuerySchema, {
  /** Who did it; `operator`: the operator of the service. */
  actorId: z.optional(z.union([idSchema, z.literal('operator')])),
  /** An action of shared/audit/audit.ts, or of a later version. */
  action: z.optional(z.string().check(z.regex(/^[a-z_]{1,40}\.[a-z_]{1,40}$/))),
  area: z.optional(auditAreaSchema),
  /** The user whom it was done to. */
  userId: z.optional(idSchema),
  /** Number of a task: a decimal string. */
  taskNumber: z.optional(z.string().check(z.regex(/^[1-9]\d{0,8}$/))),
});
export type AuditFilter = z.infer<typeof auditFilterSchema>;

/** `limit` a decimal string of 1 to 100, 50 when absent. */
export const auditListQuerySchema = z.extend(auditFilterSchema, {
  limit: z.optional(z.string().check(z.regex(/^(?:[1-9]\d?|100)$/))),
  cursor: z.optional(z.string().check(z.minLength(1), z.maxLength(200))),
});

export const auditExportQuerySchema = z.extend(auditFilterSchema, { language: z.optional(exportLanguageSchema) });

/** One event of the trail. */
export const auditEventSchema = z.object({
  id: idSchema,
  at: instantSchema,
  /** Null: the operator of the service. */
  actor: z.nullable(userRefSchema),
  /** An action of shared/audit/audit.ts, or of a later version, of which only the name can be shown. */
  action: z.string(),
  /** Number null: the task was erased. */
  task: z.nullable(z.object({ id: idSchema, number: z.nullable(z.int()) })),
  user: z.nullable(userRefSchema),
  /** Display name of what was changed: the type, the account, the environment. */
  subject: z.nullable(z.string()),
  changes: z.array(auditChangeSchema),
});
export type AuditEvent = z.infer<typeof auditEventSchema>;

export const auditPageSchema = z.object({
  events: z.array(auditEventSchema),
  /** Give it as `cursor`, with the same filter, for the next page; null on the last one. */
  nextCursor: z.nullable(z.string()),
});
export type AuditPage = z.infer<typeof auditPageSchema>;
