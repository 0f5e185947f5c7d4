import { writeAudit } from '../audit/sql/write-audit.ts';
import type { EnvironmentHandle } from '../platform/database/environment-scope.ts';
import { decideUserChange, type UserChangeDecision, type UserEdit } from './rules/user-change.ts';
import { lockUser, updateUser } from './sql/user-change.ts';

export { findUserByAddress } from './sql/user-change.ts';

/**
 * Changes a user and records it in the audit trail; absent members stay. `actorId` null: the operator of the service.
 */
export async function editUser(
  environment: EnvironmentHandle,
  { userId, edit }: { readonly userId: string; readonly edit: UserEdit },
  { actorId, at }: { readonly actorId: string | null; readonly at: Date },
): Promise<UserChangeDecision | { readonly outcome: 'not_found' }> {
  const locked = await lockUser(environment, userId);
  if (locked === null) return { outcome: 'not_found' };
  const decision = decideUserChange({ ...locked, edit });
  if (decision.outcome === 'last_admin') return decision;
  await updateUser(environment, { ...decision.user, id: userId }, at);
  for (const { action, changes } of decision.done) {
    await writeAudit(environment, { action, actorId, at, userId, changes });
  }
  return decision;
}
