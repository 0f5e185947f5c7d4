import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { asOwner, type Database } from '../../../../backend/platform/database/database.ts';
import { listEnvironmentsOfIdentity, signIn } from '../../../../backend/identity/sign-in.ts';
import type { GoogleIdentity } from '../../../../backend/identity/sql/directory.ts';
import { withEnvironment } from '../../../../backend/platform/database/environment-scope.ts';
import { inTransaction } from '../../../../backend/platform/database/transaction.ts';
import { readActor } from '../../../../backend/access/sql/actor.ts';
import { loadWorld } from '../../../../backend/provisioning/load-world.ts';
import { databases, openTestDatabase } from '../../../support/database.ts';
import {
  loadTestEnvironment,
  made,
  makeEnvironment,
  makeUser,
  makeWorld,
  type TestEnvironment,
} from '../../../support/environment.ts';

describe.each(databases)('admission by Workspace domain on %s', (kind) => {
  let database: Database;
  let environment: TestEnvironment;
  /** A domain of its own for each test. */
  let domain: string;

  beforeAll(async () => {
    database = await openTestDatabase(kind);
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    domain = `d-${randomUUID()}.example`;
    const own = makeEnvironment({
      admits: [domain.toUpperCase()],
      defaultRights: ['sales', 'taskList'],
      aliases: [`former-${randomUUID().slice(0, 8)}`],
    });
    const users = [makeUser(`invited@${domain}`, [])];
    environment = await loadTestEnvironment(
      database,
      makeWorld({ environment: own, users, companies: [], contacts: [] }),
    );
  });

  const lou = (change: Partial<GoogleIdentity> = {}): GoogleIdentity => ({
    subject: `lou of ${domain}`,
    address: `lou.martin@${domain}`,
    name: 'Lou Martin',
    hostedDomain: domain,
    ...change,
  });
  const enter = (who: GoogleIdentity, name = environment.name) =>
    signIn(database, { environment: name, identity: who, at: made });
  const names = async (who: GoogleIdentity) =>
    (await listEnvironmentsOfIdentity(database, who)).map(({ name }) => name);
  const query = <Row extends object>(text: string) =>
    asOwner(database, (owner) =>
      inTransaction(owner, 'BEGIN', (connection) => connection.query<Row>({ name: '', text, values: [] })),
    );
  const addresses = async () =>
    (
      await query<{ email: string }>(
        `select email from users where environment_id = '${environment.id}' order by email`,
      )
    ).map(({ email }) => email);

  it('makes a user with the default rights at the first sign-in, and finds it from then on', async () => {
    expect(await names(lou())).toEqual([environment.name]);
    const first = await enter(lou());
    expect(first).toMatchObject({ outcome: 'signed_in', environmentId: environment.id });
    const userId = first.outcome === 'signed_in' ? first.userId : '';
    const actor = await withEnvironment(database, environment.id, (handle) => readActor(handle, userId));
    expect(actor).toMatchObject({
      user: { name: 'Lou Martin', email: `lou.martin@${domain}` },
      rights: ['sales', 'taskList'],
      admin: false,
      active: true,
    });
    expect(await enter(lou())).toEqual(first);
    expect(await enter(lou({ address: `renamed@${domain}` }))).toEqual(first);
    expect(await names(lou())).toEqual([environment.name]);
    expect(await query(`select actor_id, action, task_id from audit_events where user_id = '${userId}'`)).toEqual([
      { actor_id: userId, action: 'user.admitted', task_id: null },
    ]);
  });

  it.each<[string, Partial<GoogleIdentity>]>([
    ['a private account on an address of the domain', { hostedDomain: null }],
    ['an account of another Workspace on such an address', { hostedDomain: 'elsewhere.example' }],
    ['a Workspace below it', { hostedDomain: 'sub.d.example' }],
  ])('is not for %s, which is told no more than a stranger', async (_name, change) => {
    const nobody = lou(change);
    expect(await names(nobody)).toEqual([]);
    expect(await enter(nobody)).toEqual({ outcome: 'not_found' });
    expect(await enter(nobody, 'nowhere')).toEqual({ outcome: 'not_found' });
    expect(await addresses()).toEqual([`invited@${domain}`]);
  });

  it('is for the account of the Workspace, whatever its address', async () => {
    const alias = lou({ address: `lou@other-${domain}`, name: null });
    expect(await enter(alias)).toMatchObject({ outcome: 'signed_in' });
    expect(await addresses()).toEqual([`invited@${domain}`, `lou@other-${domain}`]);
  });

  it('makes one user of first sign-ins that come at once', async () => {
    const outcomes = await Promise.all(Array.from({ length: 10 }, () => enter(lou())));
    expect(new Set(outcomes.map((outcome) => JSON.stringify(outcome))).size).toBe(1);
    expect(outcomes[0]).toMatchObject({ outcome: 'signed_in' });
    expect(await addresses()).toEqual([`invited@${domain}`, `lou.martin@${domain}`]);
    const admitted = await query(
      `select 1 from audit_events where environment_id = '${environment.id}' and action = 'user.admitted'`,
    );
    expect(admitted).toHaveLength(1);
  });

  it('makes one user of two accounts that come at once with one address', async () => {
    const outcomes = await Promise.all([enter(lou()), enter(lou({ subject: `another of ${domain}` }))]);
    expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual(['refused', 'signed_in']);
    expect(await addresses()).toHaveLength(2);
  });

  it('leaves who was invited as they are', async () => {
    const invited = lou({ address: `invited@${domain}`, name: 'Other Name' });
    expect(await names(invited)).toEqual([environment.name]);
    const entered = await enter(invited);
    expect(entered).toMatchObject({ outcome: 'signed_in', userId: environment.user(`invited@${domain}`) });
    expect(await addresses()).toEqual([`invited@${domain}`]);
    const other = lou({ address: `invited@${domain}`, subject: 'another account' });
    expect(await enter(other)).toEqual({ outcome: 'refused', reason: 'other_subject' });
    expect(await names(other)).toEqual([]);
  });

  it('lets disabled users be disabled', async () => {
    await enter(lou());
    await query(`update users set disabled_at = now() where environment_id = '${environment.id}'`);
    expect(await enter(lou())).toEqual({ outcome: 'disabled' });
    expect(await enter(lou({ address: `invited@${domain}`, subject: 'invited' }))).toEqual({ outcome: 'disabled' });
    expect(await addresses()).toHaveLength(2);
  });

  it('stops with the domain, for those who are not users yet', async () => {
    await enter(lou());
    for (const table of ['admitting_domains', 'environment_domains']) {
      await query(`delete from ${table} where environment_id = '${environment.id}'`);
    }
    expect(await enter(lou())).toMatchObject({ outcome: 'signed_in' });
    const late = lou({ subject: 'late', address: `late@${domain}` });
    expect(await names(late)).toEqual([]);
    expect(await enter(late)).toEqual({ outcome: 'not_found' });
  });

  it('does not go around the domains that an environment is restricted to', async () => {
    await query(
      `insert into environment_domains (environment_id, domain, restricts) values ('${environment.id}', 'only.example', true)`,
    );
    expect(await enter(lou())).toEqual({ outcome: 'not_found' });
    await query(
      `update environment_domains set restricts = true
       where environment_id = '${environment.id}' and domain = '${domain}' and admits`,
    );
    expect(await enter(lou())).toMatchObject({ outcome: 'signed_in' });
  });

  it('offers every environment that admits the domain, and joins the one that is chosen', async () => {
    const second = makeWorld({
      environment: makeEnvironment({ displayName: 'A first one', admits: [domain] }),
      users: [],
      companies: [],
      contacts: [],
    });
    expect(await loadWorld(database, second, made)).toMatchObject({ outcome: 'created' });
    expect(await names(lou())).toEqual([second.environment.name, environment.name]);
    await enter(lou(), second.environment.name);
    expect(await addresses()).toEqual([`invited@${domain}`]);
  });
});

describe.each(databases)('former names of environments on %s', (kind) => {
  let database: Database;
  beforeAll(async () => {
    database = await openTestDatabase(kind);
  });
  afterAll(() => database.close());

  const load = (environment: ReturnType<typeof makeEnvironment>) =>
    loadWorld(database, makeWorld({ environment }), made);

  it('sign in to the environment, and belong to no other', async () => {
    const suffix = randomUUID().slice(0, 8);
    const [former, name, other] = [`former-${suffix}`, `name-${suffix}`, `other-${suffix}`];
    expect(await load(makeEnvironment({ name, aliases: [former] }))).toMatchObject({ outcome: 'created' });
    const identity = { subject: randomUUID(), address: 'rep@test.example', name: null, hostedDomain: null };
    expect(await signIn(database, { environment: former, identity, at: made })).toMatchObject({
      outcome: 'signed_in',
    });
    expect(await load(makeEnvironment({ name: former }))).toMatchObject({
      outcome: 'invalid',
      path: 'environment.name',
    });
    for (const taken of [former, name]) {
      const colliding = makeEnvironment({ name: other, aliases: ['free-name', taken] });
      expect(await load(colliding)).toEqual({
        outcome: 'invalid',
        path: 'environment.aliases[1]',
        message: 'is the name of another environment',
      });
    }
    expect(await load(makeEnvironment({ name, aliases: [former] }))).toMatchObject({ outcome: 'exists' });
    expect(await load(makeEnvironment({ name: other }))).toMatchObject({ outcome: 'created' });
  });
});
