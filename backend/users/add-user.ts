import type { AuditChange } from '../../shared/audit/audit.ts';
import { writeAudit } from '../audit/sql/write-audit.ts';
import type { EnvironmentHandle } from '../platform/database/environment-scope.ts';
import { insertUser, type NewUser } from './sql/user-change.ts';

/**
 * Adds a user, with a line in the audit trail. False: the address is that of a user, whatever their state. `actorId` null:
 * whoever operates the service.
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
