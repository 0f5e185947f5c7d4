import * as z from 'zod/mini';
import { idSchema } from '../ids.ts';

/** Every action that the audit trail records. */
export const auditActions = [
  'task.created',
  'task.changed',
  'task.undone',
  'task.deleted',
  'task.restored',
  'task.erased',
  'task.message_added',
  'task.note_added',
  'user.admitted',
  'user.invited',
  'user.changed',
  'user.enabled',
  'user.disabled',
  'account.attached',
  'account.detached',
  'type.created',
  'type.changed',
  'type.archived',
  'type.restored',
  'type.ordered',
  'status.created',
  'status.changed',
  'status.archived',
  'status.restored',
  'status.ordered',
  'environment.created',
  'environment.changed',
  'environment.renamed',
  'audit.exported',
  'tasks.exported',
  'captures.exported',
] as const;
export const auditActionSchema = z.enum(auditActions);
export type AuditAction = z.infer<typeof auditActionSchema>;

/** One changed field, as text with the labels of that time. Null: no value, or one that is not recorded. */
export const auditChangeSchema = z.object({
  field: z.string(),
  from: z.nullable(z.string()),
  to: z.nullable(z.string()),
  /** The contact that `from` or `to` names: whoever may not see it is not told. */
  contactId: z.optional(idSchema),
});
export type AuditChange = z.infer<typeof auditChangeSchema>;
