import { randomUUID } from 'node:crypto';
import { and, asc, eq, isNull, ne, notExists, or, sql, type SQL } from 'drizzle-orm';
import { union } from 'drizzle-orm/pg-core';
import type { EnvironmentRef } from '../../../shared/access/user.ts';
import { admittingDomain } from '../rules/admission.ts';
import { admitUser } from './admission.ts';
import type { Database } from '../../platform/database/database.ts';
import { inDirectory } from '../../platform/database/directory-scope.ts';
import type { QueryBuilder } from '../../platform/database/engine.ts';
import { findEnvironmentId } from '../../environments/sql/list.ts';
import { builderOf, withEnvironment, type EnvironmentHandle } from '../../platform/database/environment-scope.ts';
import { noteSeen } from './last-seen.ts';
import {
  admittingDomains,
  environmentDomains,
  environments,
  identities,
  users,
} from '../../platform/database/schema.ts';

/** The verified claims; `address` in canonical form, `hostedDomain` is the token's `hd` in canonical form. */
export interface GoogleIdentity {
  readonly subject: string;
  readonly address: string;
  readonly name: string | null;
  readonly hostedDomain: string | null;
}

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

interface Membership {
  readonly environmentId: string;
  readonly userId: string;
  readonly subject: string | null;
}

/**
 * The environments that this identity belongs to or would be admitted to, by display name. Inactive users are not left
 * out: sign-in refuses them.
 */
export function listEnvironments(database: Database, identity: GoogleIdentity): Promise<EnvironmentRef[]> {
  return inDirectory(database, (connection) => {
    const builder = connection.builder();
    const shown = { name: environments.name, displayName: environments.displayName };
    const joined = builder
      .select(shown)
      .from(identities)
      .innerJoin(environments, eq(environments.id, identities.environmentId))
      .where(ofIdentity(identity));
    const open = builder
      .select(shown)
      .from(admittingDomains)
      .innerJoin(environments, eq(environments.id, admittingDomains.environmentId))
      .where(and(eq(admittingDomains.domain, admittingDomain(identity) ?? ''), notExists(ofOther(builder, identity))));
    return union(joined, open).orderBy(asc(environments.displayName), asc(environments.name));
  });
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
    const userId = await admitUser(environment, request.identity, request.at);
    if (userId !== null) return { outcome: 'signed_in', environmentId, userId };
    // A concurrent first sign-in may have created the user meanwhile.
    const meanwhile = await findMembership(environment, request.identity);
    return meanwhile === null ? { outcome: 'not_found' } : signInMember(environment, meanwhile, request);
  });
}

async function signInMember(
  environment: EnvironmentHandle,
  membership: Membership,
  request: SignInRequest,
): Promise<SignIn> {
  const refusal = await findRefusal(environment, membership, request.identity);
  if (refusal !== null) return refusal;
  const { environmentId, userId } = membership;
  const bound = await bind(environment, membership, request);
  if (bound) await noteSeen(environment, userId, request.at);
  return bound ? { outcome: 'signed_in', environmentId, userId } : { outcome: 'refused', reason: 'other_subject' };
}

/** The rows of identities that match `identity`, by subject or address. */
function ofIdentity({ subject, address }: GoogleIdentity): SQL | undefined {
  return or(eq(identities.subject, subject), and(eq(identities.address, address), isNull(identities.subject)));
}

/** The user of this address who is bound to another Google account, where the environment admits the domain. */
function ofOther(builder: QueryBuilder, { subject, address }: GoogleIdentity) {
  const environment = eq(identities.environmentId, admittingDomains.environmentId);
  return builder
    .select({ userId: identities.userId })
    .from(identities)
    .where(and(environment, eq(identities.address, address), ne(identities.subject, subject)));
}

/** A match by subject precedes one by address: Google may have given the address to another person. */
async function findMembership(environment: EnvironmentHandle, identity: GoogleIdentity): Promise<Membership | null> {
  const { subject, address } = identity;
  const found = await builderOf(environment)
    .select({ environmentId: identities.environmentId, userId: identities.userId, subject: identities.subject })
    .from(identities)
    .where(
      and(
        eq(identities.environmentId, environment.environmentId),
        or(eq(identities.subject, subject), eq(identities.address, address)),
      ),
    );
  return found.find((membership) => membership.subject === subject) ?? found[0] ?? null;
}

async function findRefusal(
  environment: EnvironmentHandle,
  membership: Membership,
  identity: GoogleIdentity,
): Promise<SignIn | null> {
  const { environmentId, userId, subject } = membership;
  if (subject !== null && subject !== identity.subject) return { outcome: 'refused', reason: 'other_subject' };
  const builder = builderOf(environment);
  const restricting = await builder
    .select({ domain: environmentDomains.domain })
    .from(environmentDomains)
    .where(and(eq(environmentDomains.environmentId, environmentId), eq(environmentDomains.restricts, true)));
  if (restricting.length > 0 && !restricting.some(({ domain }) => domain === identity.hostedDomain)) {
    return { outcome: 'refused', reason: 'domain' };
  }
  const [user] = await builder
    .select({ disabledAt: users.disabledAt })
    .from(users)
    .where(and(eq(users.environmentId, environmentId), eq(users.id, userId)));
  return user?.disabledAt === null ? null : { outcome: 'disabled' };
}

/** False when a concurrent request has bound another Google account. */
async function bind(environment: EnvironmentHandle, membership: Membership, request: SignInRequest): Promise<boolean> {
  const { subject } = request.identity;
  if (membership.subject === subject) return true;
  const bound = await builderOf(environment)
    .update(identities)
    .set({ subject, boundAt: sql`coalesce(${identities.boundAt}, ${request.at.toISOString()})` })
    .where(
      and(
        eq(identities.environmentId, membership.environmentId),
        eq(identities.userId, membership.userId),
        or(isNull(identities.subject), eq(identities.subject, subject)),
      ),
    )
    .returning({ userId: identities.userId });
  return bound.length > 0;
}
