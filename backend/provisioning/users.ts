import { randomUUID } from 'node:crypto';
import type { AuditChange } from '../../shared/audit/audit.ts';
import type { Right } from '../../shared/access/rights.ts';
import { canonicalAddress } from '../addresses/canonical-address.ts';
import { writeAudit } from '../audit/sql/write-audit.ts';
import { findUserByAddress, insertUser, lockUser, updateUser } from '../users/sql/user-change.ts';
import type { EnvironmentHandle } from '../platform/database/environment-scope.ts';
import { decideUserChange, type UserEdit, type UserStanding } from '../users/rules/user-change.ts';
import { done, inEnvironment, nameOf, refused, type Answer, type OperatorContext } from './environments.ts';
import { wholeRights } from '../access/rules/rights.ts';

/** A user as whoever operates the service sees them. */
export interface OperatedUser extends UserStanding {
  readonly email: string;
}

export interface AddedUser {
  readonly environment: string;
  readonly email: string;
  readonly name: string | null;
  readonly rights: readonly Right[];
  readonly admin: boolean;
}

/** A new user, who signs in with the Google account of this address. */
export function addUser(context: OperatorContext, asked: AddedUser): Promise<Answer<OperatedUser>> {
  const emailCanonical = canonicalAddress(asked.email);
  if (emailCanonical === null) return Promise.resolve(refused(`"${asked.email}" is no e-mail address`));
  return inEnvironment(context, asked.environment, async (environment) => {
    const at = context.now();
    const user = {
      id: randomUUID(),
      email: asked.email.trim(),
      name: nameOf(asked.name, emailCanonical),
      rights: wholeRights(asked.rights),
      admin: asked.admin,
    };
    if (!(await insertUser(environment, { ...user, emailCanonical, at }))) {
      return refused(`${user.email} is a user of "${asked.environment}" already: npm run admin -- user rights …`);
    }
    const changes: AuditChange[] = [
      { field: 'email', from: null, to: user.email },
      ...[...user.rights, ...(user.admin ? ['admin'] : [])].map((field) => ({ field, from: 'no', to: 'yes' })),
    ];
    await writeAudit(environment, { action: 'user.invited', actorId: null, at, userId: user.id, changes });
    return done({ email: user.email, name: user.name, rights: user.rights, admin: user.admin, enabled: true });
  });
}

/** Changes the rights or the activity of a user. An environment keeps an admin. */
export function changeUser(
  context: OperatorContext,
  asked: { readonly environment: string; readonly email: string; readonly edit: UserEdit },
): Promise<Answer<OperatedUser>> {
  const { environment: name, email, edit } = asked;
  return inEnvironment(context, name, async (environment) => {
    const user = await lockedUser(environment, email);
    if (user === null) return refused(`${email} is no user of "${name}": npm run admin -- user add …`);
    const decision = decideUserChange({ ...user.locked, edit });
    if (decision.outcome === 'last_admin') {
      return refused(`${email} is the last admin of "${name}" who has signed in: add another one who does first`);
    }
    const at = context.now();
    await updateUser(environment, { ...decision.user, id: user.id }, at);
    for (const { action, changes } of decision.done) {
      await writeAudit(environment, { action, actorId: null, at, userId: user.id, changes });
    }
    return done({ email, ...decision.user });
  });
}

async function lockedUser(environment: EnvironmentHandle, email: string) {
  const address = canonicalAddress(email);
  const id = address === null ? null : await findUserByAddress(environment, address);
  const locked = id === null ? null : await lockUser(environment, id);
  return id === null || locked === null ? null : { id, locked };
}
