import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../../../backend/platform/database/database.ts';
import { listEnvironmentsOfIdentity, signIn } from '../../../../backend/identity/sign-in.ts';
import type { GoogleIdentity } from '../../../../backend/identity/sql/directory.ts';
import { builderOf, withEnvironment } from '../../../../backend/platform/database/environment-scope.ts';
import { withEnvironmentAsOwner } from '../../../../backend/platform/database/owner-scope.ts';
import { environmentAliases, environmentDomains, users } from '../../../../backend/platform/database/schema.ts';
import { readActor } from '../../../../backend/access/sql/actor.ts';
import { databases, openTestDatabase } from '../../../support/database.ts';
import { loadTestEnvironment, made, makeUser, makeWorld, type TestEnvironment } from '../../../support/environment.ts';

describe.each(databases)('directory on %s', (kind) => {
  let database: Database;
  let environment: TestEnvironment;
  /** A new person in each test: what is bound once stays bound. */
  let address: string;

  beforeAll(async () => {
    database = await openTestDatabase(kind);
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    address = `${randomUUID()}@test.example`;
    environment = await loadTestEnvironment(
      database,
      makeWorld({ users: [makeUser(address, ['sales'])], companies: [], contacts: [] }),
    );
  });

  const identity = (change: Partial<GoogleIdentity> = {}): GoogleIdentity => ({
    subject: `subject of ${address}`,
    address,
    name: null,
    hostedDomain: 'test.example',
    ...change,
  });
  const enter = (who: GoogleIdentity, name = environment.name) =>
    signIn(database, { environment: name, identity: who, at: made });
  const signedIn = () => ({ outcome: 'signed_in', environmentId: environment.id, userId: environment.user(address) });

  it('signs in by address first and by subject from then on, whatever the address becomes', async () => {
    expect(await enter(identity())).toEqual(signedIn());
    expect(await enter(identity())).toEqual(signedIn());
    expect(await enter(identity({ address: 'renamed@test.example' }))).toEqual(signedIn());
  });

  it('refuses another Google account on a bound address', async () => {
    await enter(identity());
    expect(await enter(identity({ subject: 'other' }))).toEqual({ outcome: 'refused', reason: 'other_subject' });
    expect(await enter(identity())).toEqual(signedIn());
  });

  it('binds one of two Google accounts that come at once', async () => {
    const outcomes = await Promise.all([enter(identity()), enter(identity({ subject: `second of ${address}` }))]);
    expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual(['refused', 'signed_in']);
  });

  it('answers the same for an unknown environment and one the identity does not belong to', async () => {
    const stranger = identity({ subject: 'stranger', address: 'stranger@test.example' });
    expect(await enter(stranger)).toEqual({ outcome: 'not_found' });
    expect(await enter(identity(), 'nowhere')).toEqual({ outcome: 'not_found' });
  });

  it('finds an environment by a former name', async () => {
    const former = `former-${environment.name}`;
    await withEnvironmentAsOwner(database, environment.id, (handle) =>
      builderOf(handle).insert(environmentAliases).values({ name: former, environmentId: environment.id }),
    );
    expect(await enter(identity(), former)).toEqual(signedIn());
  });

  it('admits only the Workspace domains that an environment is restricted to', async () => {
    await withEnvironmentAsOwner(database, environment.id, (handle) =>
      builderOf(handle).update(environmentDomains).set({ restricts: true }),
    );
    const refused = { outcome: 'refused', reason: 'domain' };
    expect(await enter(identity({ hostedDomain: null }))).toEqual(refused);
    expect(await enter(identity({ hostedDomain: 'elsewhere.example' }))).toEqual(refused);
    expect(await enter(identity())).toEqual(signedIn());
  });

  it('tells a disabled user, and the actor as inactive', async () => {
    await withEnvironmentAsOwner(database, environment.id, (handle) =>
      builderOf(handle).update(users).set({ disabledAt: made }).where(eq(users.environmentId, environment.id)),
    );
    expect(await enter(identity())).toEqual({ outcome: 'disabled' });
    const actor = await withEnvironment(database, environment.id, (handle) =>
      readActor(handle, environment.user(address)),
    );
    expect(actor).toMatchObject({ active: false, rights: ['sales'] });
  });

  it('lists the environments of an identity by address and by subject, never those of another', async () => {
    const second = makeWorld({ users: [makeUser(address, [])], companies: [], contacts: [] });
    second.environment.displayName = 'A first one';
    await loadTestEnvironment(database, second);
    const both = [
      { name: second.environment.name, displayName: 'A first one' },
      { name: environment.name, displayName: 'Test' },
    ];
    expect(await listEnvironmentsOfIdentity(database, identity())).toEqual(both);
    await enter(identity());
    expect(await listEnvironmentsOfIdentity(database, identity())).toEqual(both);
    expect(await listEnvironmentsOfIdentity(database, identity({ address: 'renamed@test.example' }))).toEqual([
      both[1],
    ]);
    expect(await listEnvironmentsOfIdentity(database, identity({ subject: 'other' }))).toEqual([both[0]]);
    expect(await listEnvironmentsOfIdentity(database, identity({ subject: 'x', address: 'x@test.example' }))).toEqual(
      [],
    );
  });
});
