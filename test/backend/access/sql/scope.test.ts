import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { relationSchema } from '../../../../shared/contacts/contact.ts';
import { rights } from '../../../../shared/access/rights.ts';
import type { World } from '../../../../shared/provisioning/world.ts';
import type { Database } from '../../../../backend/platform/database/connect.ts';
import { readDraftFacts } from '../../../../backend/capture/sql/draft-facts.ts';
import { withEnvironment, type EnvironmentHandle } from '../../../../backend/platform/database/environment-scope.ts';
import { readHomeFacts } from '../../../../backend/capture/sql/home-facts.ts';
import { readTask } from '../../../../backend/tasks/sql/read-task.ts';
import { readTaskPage } from '../../../../backend/tasks/sql/list/read-task-page.ts';
import {
  mayRead,
  maySee,
  mayWrite,
  type ContactStanding,
  type Viewer,
} from '../../../../backend/access/rules/rights.ts';
import { databases, openTestDatabase } from '../../../support/database.ts';
import { loadTestEnvironment, made, makeUser, makeWorld, type TestEnvironment } from '../../../support/environment.ts';
import { insertTaskRow } from '../../../support/task-rows.ts';

const userCount = 4;
const emails = Array.from({ length: userCount }, (_, index) => `u${index}@test.example`);
const companyCount = 3;
const contactCount = 5;
const sourceKey = 'mail:same';

/** A world drawn at random: who has which rights, whose accounts are whose, who belongs to which company. */
const drawnWorld = fc.record({
  users: fc.array(fc.record({ rights: fc.subarray([...rights]), admin: fc.boolean() }), {
    minLength: userCount,
    maxLength: userCount,
  }),
  companies: fc.array(
    fc.record({
      relation: fc.constantFrom(...relationSchema.options),
      attached: fc.subarray(emails, { maxLength: 2 }),
    }),
    { minLength: companyCount, maxLength: companyCount },
  ),
  contacts: fc.array(
    fc.record({
      company: fc.option(fc.nat(companyCount - 1), { nil: null }),
      relation: fc.constantFrom(...relationSchema.options),
      attached: fc.subarray(emails, { maxLength: 1 }),
    }),
    { minLength: contactCount, maxLength: contactCount },
  ),
  tasks: fc.array(
    fc.record({
      author: fc.nat(userCount - 1),
      assignee: fc.option(fc.nat(userCount - 1), { nil: null }),
      contacts: fc.subarray([...Array(companyCount + contactCount).keys()], { maxLength: 3 }),
      second: fc.nat(3),
    }),
    { maxLength: 8 },
  ),
});
type DrawnWorld = typeof drawnWorld extends fc.Arbitrary<infer T> ? T : never;

function worldOf(drawn: DrawnWorld): World {
  return makeWorld({
    users: drawn.users.map((user, index) => makeUser(`u${index}@test.example`, user.rights, user.admin)),
    companies: drawn.companies.map((company, index) => ({ name: `c${index}`, domains: [], emails: [], ...company })),
    contacts: drawn.contacts.map(({ company, relation, attached }, index) => ({
      name: `c${companyCount + index}`,
      emails: [],
      ...(company === null ? { relation, attached } : { company: `c${company}`, attached: [] }),
    })),
  });
}

/** The standing of contact number `index` for the user, by the rules of the design rather than by the database. */
function standingOf(drawn: DrawnWorld, index: number, email: string): ContactStanding {
  const person = drawn.contacts[index - companyCount];
  const companyIndex = person === undefined ? index : person.company;
  const account = companyIndex === null ? person : drawn.companies[companyIndex];
  return { relation: account?.relation ?? 'other', attached: account?.attached.includes(email) ?? false };
}

async function insertTasks(handle: EnvironmentHandle, environment: TestEnvironment, drawn: DrawnWorld) {
  const ids: string[] = [];
  for (const task of drawn.tasks) {
    const id = await insertTaskRow(handle, environment, {
      authorId: environment.user(`u${task.author}@test.example`),
      assigneeId: task.assignee === null ? null : environment.user(`u${task.assignee}@test.example`),
      contactIds: task.contacts.map((index) => environment.contact(`c${index}`)),
      sourceKey,
      createdAt: new Date(made.getTime() + task.second * 1000),
    });
    ids.push(id);
  }
  return ids;
}

async function listAll(handle: EnvironmentHandle, viewer: Viewer): Promise<string[]> {
  const ids: string[] = [];
  let cursor: string | null = null;
  do {
    const page = await readTaskPage(handle, { viewer, filter: {}, limit: 2, cursor });
    if (page === 'invalid_cursor') throw new Error('A cursor made here is refused.');
    ids.push(...page.tasks.map((task) => task.id));
    cursor = page.nextCursor;
  } while (cursor !== null);
  return ids;
}

describe.each(databases)('scope in SQL and in the rules agree on %s', (kind) => {
  let database: Database;
  beforeAll(async () => {
    database = await openTestDatabase(kind);
  });
  afterAll(() => database.close());

  it('for random rights, accounts and tasks', async () => {
    await fc.assert(
      fc.asyncProperty(drawnWorld, async (drawn) => {
        const environment = await loadTestEnvironment(database, worldOf(drawn));
        await withEnvironment(database, environment.id, async (handle) => {
          const ids = await insertTasks(handle, environment, drawn);
          for (const email of emails) await compare(handle, { environment, drawn, ids, email });
        });
      }),
      { numRuns: 25 },
    );
  }, 120_000);
});

interface Case {
  readonly environment: TestEnvironment;
  readonly drawn: DrawnWorld;
  readonly ids: readonly string[];
  readonly email: string;
}

async function compare(handle: EnvironmentHandle, { environment, drawn, ids, email }: Case): Promise<void> {
  const viewer = environment.viewer(email);
  const readable: { id: string; number: number; second: number }[] = [];
  for (const [index, task] of drawn.tasks.entries()) {
    const id = ids[index] ?? '';
    const contacts = task.contacts.map((contact) => ({ contact, ...standingOf(drawn, contact, email) }));
    const standing = {
      authorId: environment.user(`u${task.author}@test.example`),
      assigneeId: task.assignee === null ? null : environment.user(`u${task.assignee}@test.example`),
      contacts,
    };
    const seen = await readTask(handle, id, { viewer, at: made });
    expect(seen !== null).toBe(mayRead(viewer, standing));
    if (seen === null) continue;
    readable.push({ id, number: seen.number, second: task.second });
    expect(seen.undoUntil !== null).toBe(mayWrite(viewer, standing));
    const visible = contacts.filter((contact) => maySee(viewer.scope, contact));
    expect(seen.contacts.map((contact) => contact.name)).toEqual(visible.map(({ contact }) => `c${contact}`).sort());
    expect(seen.hiddenContacts).toBe(contacts.length - visible.length);
    expect(seen.transverse).toBe(contacts.length === 0);
  }
  readable.sort((one, other) => other.second - one.second || (one.id < other.id ? 1 : -1));
  const expected = readable.map(({ id }) => id);
  expect(await listAll(handle, viewer)).toEqual(expected);
  await compareDraft(handle, viewer, expected);
  await compareHome(handle, viewer, readable);
}

/** The tasks of a thread and of a source are those that may be read, and the draft knows which may be written. */
async function compareDraft(handle: EnvironmentHandle, viewer: Viewer, expected: readonly string[]): Promise<void> {
  const draft = {
    userId: viewer.userId,
    addresses: [],
    mailboxes: [],
    domains: [],
    sourceKind: 'mail' as const,
    sourceKeys: ['mail:answer'],
    threadKeys: [sourceKey],
    askedIds: [],
  };
  const facts = await readDraftFacts(handle, draft);
  expect(facts?.threadTasks.map(({ id }) => id)).toEqual(expected);
  for (const task of facts?.threadTasks ?? []) {
    const seen = await readTask(handle, task.id, { viewer, at: made });
    expect(task.writable).toBe(seen?.undoUntil !== null);
  }
  const again = await readDraftFacts(handle, { ...draft, sourceKeys: [sourceKey] });
  expect(again?.savedBefore.map(({ id }) => id)).toEqual(expected);
  expect(again?.threadTasks).toEqual([]);
}

/** The task that a meeting was captured as is the last one that may be read. */
async function compareHome(
  handle: EnvironmentHandle,
  { userId }: Viewer,
  readable: readonly { readonly id: string; readonly number: number }[],
): Promise<void> {
  const query = {
    userId,
    since: made,
    addresses: [],
    mailboxes: [],
    domains: [],
    sourceKeys: ['event:none', sourceKey],
  };
  const facts = await readHomeFacts(handle, query);
  const last = Math.max(...readable.map(({ number }) => number));
  const expected = readable
    .filter(({ number }) => number === last)
    .map(({ id, number }) => [sourceKey, { id, number }]);
  expect([...(facts?.tasks ?? [])]).toEqual(expected);
}
