import { randomUUID } from 'node:crypto';
import type { EnvironmentRef } from '../../shared/access/user.ts';
import { findEnvironmentId } from '../environments/environments.ts';
import { maySignIn } from '../environments/rules/workspace-domains.ts';
import type { Database } from '../platform/database/connect.ts';
import { withEnvironment, type EnvironmentHandle } from '../platform/database/environment-scope.ts';
import { admissionDomainOf, isAdmitted, nameOfNewcomer } from './rules/admission.ts';
import { insertAdmittedUser, readWorkspaceDomains } from './sql/admission.ts';
import {
  bindSubject,
  findMembership,
  isEnabled,
  readEnvironments,
  type GoogleIdentity,
  type Membership,
} from './sql/directory.ts';
import { noteSeen } from './sql/last-seen.ts';

export type SignIn =
  | { readonly outcome: 'signed_in'; readonly environmentId: string; readonly userId: string }
  /** The environment does not exist, or the identity does not belong to it; nobody can tell which. */
  | { readonly outcome: 'not_found' }
  /** The address is bound to another Google account, or the environment admits its own Workspace domains only. */
  | { readonly outcome: 'refused'; readonly reason: 'other_subject' | 'domain' }
  | { readonly outcome: 'disabled' };

export interface SignInRequest {
  /** Name or former name. */
  readonly environment: string;
  readonly identity: GoogleIdentity;
  readonly at: Date;
}

/** The environments that this identity belongs to or would be admitted to, by display name. */
export function listEnvironmentsOfIdentity(database: Database, identity: GoogleIdentity): Promise<EnvironmentRef[]> {
  return readEnvironments(database, identity, admissionDomainOf(identity));
}

/**
 * Finds the identity's user in the environment of this name, and binds the Google account to it on the first sign-in.
 * From then on the account is recognized by its subject, whatever its address. An account without a user gets one where
 * the environment admits its Workspace domain.
 */
export async function signIn(database: Database, request: SignInRequest): Promise<SignIn> {
  const known = await findEnvironmentId(database, request.environment);
  // An unknown environment is queried like any other, so that response times do not tell the two apart.
  const environmentId = known ?? randomUUID();
  return withEnvironment(database, environmentId, async (environment) => {
    const membership = await findMembership(environment, request.identity);
    if (membership !== null) return signInMember(environment, membership, request);
    const userId = await admitUser(environment, request);
    if (userId !== null) return { outcome: 'signed_in', environmentId, userId };
    // A concurrent first sign-in may have created the user meanwhile.
    const meanwhile = await findMembership(environment, request.identity);
    return meanwhile === null ? { outcome: 'not_found' } : signInMember(environment, meanwhile, request);
  });
}

async function signInMember(
  environment: EnvironmentHandle,
  membership: Membership,
  { identity, at }: SignInRequest,
): Promise<SignIn> {
  const { environmentId, userId, subject } = membership;
  if (subject !== null && subject !== identity.subject) return { outcome: 'refused', reason: 'other_subject' };
  const domains = await readWorkspaceDomains(environment);
  if (!maySignIn(domains, identity.hostedDomain)) return { outcome: 'refused', reason: 'domain' };
  if (!(await isEnabled(environment, membership))) return { outcome: 'disabled' };
  const bound = subject !== null || (await bindSubject(environment, membership, { subject: identity.subject, at }));
  if (!bound) return { outcome: 'refused', reason: 'other_subject' };
  await noteSeen(environment, userId, at);
  return { outcome: 'signed_in', environmentId, userId };
}

/** The id of the new user; null when the account's Workspace is not admitted, or somebody has signed in meanwhile. */
async function admitUser(environment: EnvironmentHandle, { identity, at }: SignInRequest): Promise<string | null> {
  if (!isAdmitted(await readWorkspaceDomains(environment), identity)) return null;
  const { subject, address } = identity;
  return insertAdmittedUser(environment, { subject, address, name: nameOfNewcomer(identity) }, at);
}
