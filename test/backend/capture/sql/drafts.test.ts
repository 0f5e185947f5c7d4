import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../../../backend/platform/database/connect.ts';
import { readDraftFacts, type DraftQuery } from '../../../../backend/capture/sql/draft-facts.ts';
import { withEnvironment } from '../../../../backend/platform/database/environment-scope.ts';
import { createTaskIn } from '../../../../backend/tasks/create-task.ts';
import { undoTaskIn } from '../../../../backend/tasks/undo-task.ts';
import { databases, openTestDatabase } from '../../../support/database.ts';
import { loadTestEnvironment, made, makeTask, makeWorld, type TestEnvironment } from '../../../support/environment.ts';

const rep = 'rep@test.example';

describe.each(databases)('draft facts on %s', (kind) => {
  let database: Database;
  let environment: TestEnvironment;

  beforeAll(async () => {
    database = await openTestDatabase(kind);
    environment = await loadTestEnvironment(database);
  });
  afterAll(() => database.close());

  const facts = (email: string, query: Partial<DraftQuery> = {}) =>
    withEnvironment(database, environment.id, (handle) =>
      readDraftFacts(handle, {
        userId: environment.user(email),
        addresses: [],
        mailboxes: [],
        domains: [],
        sourceKind: 'mail',
        sourceKeys: ['mail:none'],
        threadKeys: [],
        askedIds: [],
        ...query,
      }),
    );

  const undecided = { typeId: null, statusId: null };

  it('answers the actor, types and statuses in their order, and nothing else for a mail of strangers', async () => {
    expect(await facts('all@test.example', { addresses: ['x@y.example'], domains: ['y.example'] })).toEqual({
      actor: {
        user: { id: environment.user('all@test.example'), name: 'all', email: 'all@test.example' },
        environment: { name: environment.name, displayName: 'Test' },
        rights: ['salesAllAccounts'],
        admin: false,
        active: true,
      },
      types: [
        { id: environment.typeId, label: 'Appel' },
        { id: expect.stringMatching(/^[0-9a-f-]{36}$/) as string, label: 'Devis' },
      ],
      statuses: [
        { id: environment.statusId, label: 'À faire', closed: false },
        { id: expect.stringMatching(/^[0-9a-f-]{36}$/) as string, label: 'Fait', closed: true },
      ],
      defaults: { mail: undecided, event: undecided, manual: undecided },
      maxFileBytes: null,
      assignees: {
        assignees: ['all', 'rep'].map((name) => {
          const email = `${name}@test.example`;
          return { id: environment.user(email), name, email };
        }),
        moreAssignees: 0,
      },
      preferences: null,
      learned: { ofKind: null, ofContacts: [] },
      known: {
        users: [],
        own: { domains: ['test.example'], addresses: [] },
        mailboxes: [],
        contacts: [],
        companies: [],
        asked: [],
      },
      savedBefore: [],
      threadTasks: [],
    });
  });

  it('finds users, contacts and companies, and says to which accounts the user is attached', async () => {
    const found = await facts(rep, {
      addresses: ['list@test.example', 'anne@roux.example', 'bob@blanc.example', 'contact@roux.example'],
      domains: ['roux.example', 'noir.example'],
    });
    expect(found?.known).toEqual({
      own: { domains: ['test.example'], addresses: [] },
      mailboxes: [],
      asked: [],
      users: [{ id: environment.user('list@test.example'), address: 'list@test.example' }],
      contacts: [
        {
          address: 'anne@roux.example',
          contact: {
            id: environment.contact('Anne Roux'),
            name: 'Anne Roux',
            email: 'anne@roux.example',
            company: 'Menuiserie Roux',
            relation: 'client',
            attached: true,
            otherReps: false,
          },
        },
        {
          address: 'bob@blanc.example',
          contact: {
            id: environment.contact('Bob Blanc'),
            name: 'Bob Blanc',
            email: 'bob@blanc.example',
            company: 'Garage Blanc',
            relation: 'prospect',
            attached: false,
            otherReps: false,
          },
        },
        {
          address: 'contact@roux.example',
          contact: {
            id: environment.contact('Menuiserie Roux'),
            name: 'Menuiserie Roux',
            email: 'contact@roux.example',
            company: null,
            relation: 'client',
            attached: true,
            otherReps: false,
          },
        },
      ],
      companies: [
        {
          domain: 'noir.example',
          contact: {
            id: environment.contact('Imprimerie Noir'),
            name: 'Imprimerie Noir',
            email: null,
            company: null,
            relation: 'other',
            attached: false,
            otherReps: false,
          },
        },
        {
          domain: 'roux.example',
          contact: {
            id: environment.contact('Menuiserie Roux'),
            name: 'Menuiserie Roux',
            email: 'contact@roux.example',
            company: null,
            relation: 'client',
            attached: true,
            otherReps: false,
          },
        },
      ],
    });
  });

  it('attaches a rep who has every account by right to none', async () => {
    const found = await facts('all@test.example', { addresses: ['anne@roux.example'] });
    expect(found?.known.contacts.map(({ contact }) => contact.attached)).toEqual([false]);
  });

  it('takes a thousand addresses', async () => {
    const addresses = Array.from({ length: 1000 }, (_, index) => `a"b\\,{${index}}@x.example`);
    const found = await facts(rep, { addresses: [...addresses, 'anne@roux.example'] });
    expect(found?.known.contacts).toHaveLength(1);
  });

  it('shows what was saved before to whoever may read it, until it is undone', async () => {
    const source = { kind: 'mail' as const, keys: ['mail:saved@x', 'event:saved:x'] };
    const first = makeTask(environment, { source, contactIds: [environment.contact('Anne Roux')] });
    const second = makeTask(environment, { source, title: 'Transverse' });
    const later = new Date(made.getTime() + 1000);
    await withEnvironment(database, environment.id, async (handle) => {
      await createTaskIn(handle, first, { userId: environment.user('all@test.example'), at: made });
      await createTaskIn(handle, second, { userId: environment.user('list@test.example'), at: later });
    });
    const titles = async (email: string, key: string) =>
      (await facts(email, { sourceKeys: ['mail:other', key] }))?.savedBefore.map((saved) => saved.title);
    expect(await titles(rep, 'mail:saved@x')).toEqual(['Rappeler Anne']);
    expect(await titles('all@test.example', 'event:saved:x')).toEqual(['Rappeler Anne']);
    expect(await titles('list@test.example', 'event:saved:x')).toEqual(['Transverse']);
    expect(await titles('admin@test.example', 'mail:saved@x')).toEqual(['Transverse', 'Rappeler Anne']);
    expect(await titles('none@test.example', 'mail:saved@x')).toEqual([]);
    const saved = (await facts(rep, { sourceKeys: ['mail:saved@x'] }))?.savedBefore[0];
    expect(saved).toMatchObject({ id: first.id, author: { name: 'all' }, createdAt: made.toISOString() });
    await withEnvironment(database, environment.id, (handle) =>
      undoTaskIn(handle, first.id, { viewer: environment.viewer('all@test.example'), at: made }),
    );
    expect(await titles(rep, 'mail:saved@x')).toEqual([]);
  });

  it('knows no user of another environment', async () => {
    const other = await loadTestEnvironment(database, makeWorld());
    expect(await facts(rep, { userId: other.user(rep) })).toBeNull();
    expect(await facts(rep, { userId: randomUUID() })).toBeNull();
  });
});
