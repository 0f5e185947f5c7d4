import { and, asc, eq, isNull, ne, notExists, or, sql, type SQL } from 'drizzle-orm';
import { union } from 'drizzle-orm/pg-core';
import type { EnvironmentRef } from '../../../shared/access/user.ts';
import type { Database } from '../../platform/database/database.ts';
import { inDirectory } from '../../platform/database/directory-scope.ts';
import type { QueryBuilder } from '../../platform/database/engine.ts';
import { builderOf, type EnvironmentHandle } from '../../platform/database/environment-scope.ts';
import { admittingDomains, environments, identities, users } from '../../platform/database/schema.ts';

/** The verified claims; `address` in canonical form, `hostedDomain` is the token's `hd` in canonical form. */
export interface GoogleIdentity {
  readonly subject: string;
  readonly address: string;
  readonly name: string | null;
  readonly hostedDomain: string | null;
}

/** The user of an environment to whom an identity belongs; `subject` null: no Google account is bound yet. */
export interface Membership {
  readonly environmentId: string;
  readonly userId: string;
  readonly subject: string | null;
}

/**
 * The environments that this identity belongs to, and those that admit `domain` (null: none), by display name. Inactive
 * users are not left out: sign-in refuses them.
 */
export function readEnvironments(
  database: Database,
  identity: GoogleIdentity,
  domain: string | null,
): Promise<EnvironmentRef[]> {
  return inDirectory(database, (connection) => {
    const builder = connection.builder();
    const shown = { name: environments.name, displayName: environments.displayName };
    const joined = builder
      .select(shown)
      .from(identities)
      .innerJoin(environments, eq(environments.id, identities.environmentId))
      .where(matchesIdentity(identity));
    const open = builder
      .select(shown)
      .from(admittingDomains)
      .innerJoin(environments, eq(environments.id, admittingDomains.environmentId))
      .where(and(eq(admittingDomains.domain, domain ?? ''), notExists(selectOtherAccount(builder, identity))));
    return union(joined, open).orderBy(asc(environments.displayName), asc(environments.name));
  });
}

/** The rows of identities that match `identity`, by subject or address. */
function matchesIdentity({ subject, address }: GoogleIdentity): SQL | undefined {
  return or(eq(identities.subject, subject), and(eq(identities.address, address), isNull(identities.subject)));
}

/** The user of this address who is bound to another Google account, where the environment admits the domain. */
function selectOtherAccount(builder: QueryBuilder, { subject, address }: GoogleIdentity) {
  const environment = eq(identities.environmentId, admittingDomains.environmentId);
  return builder
    .select({ userId: identities.userId })
    .from(identities)
    .where(and(environment, eq(identities.address, address), ne(identities.subject, subject)));
}

/** A match by subject precedes one by address: Google may have given the address to another person. */
export async function findMembership(
  environment: EnvironmentHandle,
  identity: GoogleIdentity,
): Promise<Membership | null> {
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

/** Whether a user is there and not disabled. */
export async function isEnabled(
  environment: EnvironmentHandle,
  { environmentId, userId }: Membership,
): Promise<boolean> {
  const [user] = await builderOf(environment)
    .select({ disabledAt: users.disabledAt })
    .from(users)
    .where(and(eq(users.environmentId, environmentId), eq(users.id, userId)));
  return user?.disabledAt === null;
}

/** Binds a Google account to a user. False when a concurrent request has bound another one. */
export async function bindSubject(
  environment: EnvironmentHandle,
  membership: Membership,
  { subject, at }: { readonly subject: string; readonly at: Date },
): Promise<boolean> {
  const bound = await builderOf(environment)
    .update(identities)
    .set({ subject, boundAt: sql`coalesce(${identities.boundAt}, ${at.toISOString()})` })
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
