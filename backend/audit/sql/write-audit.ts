import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { AuditAction, AuditChange } from '../../../shared/audit/audit.ts';
import { run, type EnvironmentHandle } from '../../platform/database/environment-scope.ts';
import { statement } from '../../platform/database/statement.ts';

/** What was done, by whom and to what. `actorId` null: the operator of the service. */
export interface AuditEntry {
  readonly action: AuditAction;
  readonly actorId: string | null;
  readonly at: Date;
  readonly taskId?: string;
  /** The user whom it was done to. */
  readonly userId?: string;
  /** Display name of what was changed: the type, the account, the environment. */
  readonly subject?: string;
  readonly changes?: readonly AuditChange[];
}

const value = sql.placeholder;

const insertEntry = statement<object>(
  'audit',
  sql`insert into audit_events (environment_id, id, at, actor_id, action, task_id, user_id, details)
  values (
    ${value('environmentId')}, ${value('id')}, ${value('at')}, ${value('actorId')}, ${value('action')}, ${value('taskId')},
    ${value('userId')}, ${value('details')}::jsonb
  )`,
);

/** Writes one line of the audit trail in the transaction of the change. The trail is append-only. */
export async function writeAudit(environment: EnvironmentHandle, entry: AuditEntry): Promise<void> {
  const { action, actorId, at, taskId = null, userId = null, subject, changes } = entry;
  await run(environment, insertEntry, {
    id: randomUUID(),
    at: at.toISOString(),
    actorId,
    action,
    taskId,
    userId,
    details: JSON.stringify({ subject, changes }),
  });
}
