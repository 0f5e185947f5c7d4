import type { AuditChange } from '../../shared/audit/audit.ts';
import { writeAudit } from '../audit/sql/write-audit.ts';
import type { EnvironmentHandle } from '../platform/database/environment-scope.ts';
import { insertUser, type NewUser } from './sql/user-change.ts';

/**
 * Adds a user and records it in the audit trail. False when a user, in whatever state, has the address already.
 * `actorId` null: the operator of the service.
 */
export async function addUser(environment: EnvironmentHandle, user: NewUser, actorId: string | null): Promise<boolean> {
  if (!(await insertUser(environment, user))) return false;
  const { id: userId, email, rights, admin, at } = user;
  const changes: AuditChange[] = [
    { field: 'email', from: null, to: email },
    ...[...rights, ...(admin ? ['admin'] : [])].map((field) => ({ field, from: 'no', to: 'yes' })),
  ];
  await writeAudit(environment, { action: 'user.invited', actorId, at, userId, changes });
  return true;
}
