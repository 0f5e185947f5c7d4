import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../../../backend/platform/database/connect.ts';
import { readDraftFacts } from '../../../../backend/capture/sql/draft-facts.ts';
import { withEnvironment } from '../../../../backend/platform/database/environment-scope.ts';
import { loadWorld } from '../../../../backend/provisioning/load-world.ts';
import { databases, openTestDatabase } from '../../../support/database.ts';
import { loadTestEnvironment, made, makeWorld } from '../../../support/environment.ts';

describe.each(databases)('a world on %s', (kind) => {
  let database: Database;
  beforeAll(async () => {
    database = await openTestDatabase(kind);
  });
  afterAll(() => database.close());

  it('is loaded once', async () => {
    const world = makeWorld();
    const first = await loadWorld(database, world, made);
    const again = await loadWorld(database, { ...world, taskTypes: ['Other'] }, made);
    expect(first.outcome).toBe('created');
    expect(again).toEqual({ ...first, outcome: 'exists' });
  });

  it('is loaded once by two that come at the same time', async () => {
    const world = makeWorld();
    const outcomes = await Promise.all([loadWorld(database, world, made), loadWorld(database, world, made)]);
    expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual(['created', 'exists']);
  });

  it('leaves nothing behind when it is refused', async () => {
    const world = makeWorld({
      contacts: [{ name: 'P', emails: [], attached: [], relation: 'client', company: 'Foo' }],
    });
    expect(await loadWorld(database, world, made)).toMatchObject({ outcome: 'invalid', path: 'contacts[0].company' });
    expect((await loadWorld(database, { ...world, contacts: [] }, made)).outcome).toBe('created');
  });

  it('may leave out whatever has a default, and hold ten thousand contacts', async () => {
    const contacts = Array.from({ length: 10_000 }, (_, index) => ({
      name: `C${index}`,
      emails: [`c${index}@big.example`, `C${index}@BIG.example`],
      relation: 'client',
    }));
    const world = {
      environment: { name: 'big', displayName: 'Big' },
      taskTypes: ['A'],
      taskStatuses: [{ label: 'B' }],
      users: [{ email: 'A@Big.Example', name: 'A' }],
      contacts,
    };
    const loaded = await loadWorld(database, world, made);
    expect(loaded.outcome).toBe('created');
  });

  it('attaches those named on a person of a company to the company', async () => {
    const world = makeWorld();
    const [anne] = world.contacts;
    if (anne !== undefined) anne.attached = ['list@test.example'];
    const environment = await loadTestEnvironment(database, world);
    const query = { userId: environment.user('list@test.example'), addresses: ['contact@roux.example'] };
    const facts = await withEnvironment(database, environment.id, (handle) =>
      readDraftFacts(handle, {
        ...query,
        mailboxes: [],
        domains: [],
        sourceKind: 'mail',
        sourceKeys: [],
        threadKeys: [],
        askedIds: [],
      }),
    );
    expect(facts?.known.contacts.map(({ contact }) => [contact.name, contact.attached])).toEqual([
      ['Menuiserie Roux', true],
    ]);
  });
});
