import { randomUUID } from 'node:crypto';
import type { Right } from '../../shared/access/rights.ts';
import { canonicalAddress } from '../addresses/canonical-address.ts';
import { addUser as writeUser } from '../users/add-user.ts';
import { editUser, findUserByAddress } from '../users/edit-user.ts';
import type { UserEdit, UserStanding } from '../users/rules/user-change.ts';
import { succeed } from '../platform/outcome.ts';
import { runInEnvironment, nameOf, refuse, type Answer, type OperatorContext } from './environments.ts';
import { wholeRights } from '../access/rules/rights.ts';

/** A user as the operator sees them. */
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

/** Adds a user, who signs in with the Google account of this address. */
export function addUser(context: OperatorContext, asked: AddedUser): Promise<Answer<OperatedUser>> {
  const emailCanonical = canonicalAddress(asked.email);
  if (emailCanonical === null) return Promise.resolve(refuse(`"${asked.email}" is no e-mail address`));
  return runInEnvironment(context, asked.environment, async (environment) => {
    const user = {
      id: randomUUID(),
      email: asked.email.trim(),
      name: nameOf(asked.name, emailCanonical),
      rights: wholeRights(asked.rights),
      admin: asked.admin,
    };
    if (!(await writeUser(environment, { ...user, emailCanonical, at: context.now() }, null))) {
      return refuse(`${user.email} is a user of "${asked.environment}" already: npm run admin -- user rights …`);
    }
    return succeed({ email: user.email, name: user.name, rights: user.rights, admin: user.admin, enabled: true });
  });
}

/** Changes the rights of a user, or enables or disables them. Refused for the last admin who has signed in. */
export function changeUser(
  context: OperatorContext,
  asked: { readonly environment: string; readonly email: string; readonly edit: UserEdit },
): Promise<Answer<OperatedUser>> {
  const { environment: name, email, edit } = asked;
  return runInEnvironment(context, name, async (environment) => {
    const address = canonicalAddress(email);
    const userId = address === null ? null : await findUserByAddress(environment, address);
    const by = { actorId: null, at: context.now() };
    const decision = userId === null ? null : await editUser(environment, { userId, edit }, by);
    if (decision === null || decision.outcome === 'not_found') {
      return refuse(`${email} is no user of "${name}": npm run admin -- user add …`);
    }
    if (decision.outcome === 'last_admin') {
      return refuse(`${email} is the last admin of "${name}" who has signed in: add another one who does first`);
    }
    return succeed({ email, ...decision.user });
  });
}
