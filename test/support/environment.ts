import { randomUUID } from 'node:crypto';
import type { Right } from '../../shared/access/rights.ts';
import type { World } from '../../shared/provisioning/world.ts';
import type { Database } from '../../backend/platform/database/connect.ts';
import { builderOf, withEnvironment } from '../../backend/platform/database/environment-scope.ts';
import { contacts, taskStatuses, taskTypes, users } from '../../backend/platform/database/schema.ts';
import type { NewTask } from '../../backend/tasks/sql/task-record.ts';
import { loadWorld } from '../../backend/provisioning/load-world.ts';
import { scopeOf, type Viewer } from '../../backend/access/rules/rights.ts';

/** The moment at which everything of a test environment was made. */
export const made = new Date('2026-11-23T09:30:00.000Z');

export function makeUser(email: string, rights: Right[], admin = false): World['users'][number] {
  return { email, name: email.slice(0, email.indexOf('@')), rights, admin };
}

/** An environment of a name of its own. */
export function makeEnvironment(change: Partial<World['environment']> = {}): World['environment'] {
  const name = `test-${randomUUID().slice(0, 8)}`;
  return { name, displayName: 'Test', domains: [], admits: [], defaultRights: [], aliases: [], ...change };
}

/** A small company: a rep of one account, a rep of all, one with the task list only, one without rights, an admin. */
export function makeWorld(overrides: Partial<World> = {}): World {
  return {
    environment: makeEnvironment({ domains: ['test.example'] }),
    taskTypes: ['Appel', 'Devis'],
    proposedTypes: {},
    taskStatuses: [
      { label: 'À faire', closed: false },
      { label: 'Fait', closed: true },
    ],
    users: [
      makeUser('rep@test.example', ['sales']),
      makeUser('all@test.example', ['salesAllAccounts']),
      makeUser('list@test.example', ['taskList']),
      makeUser('none@test.example', []),
      makeUser('admin@test.example', [], true),
    ],
    companies: [
      {
        name: 'Menuiserie Roux',
        relation: 'client',
        domains: ['roux.example'],
        emails: ['contact@roux.example'],
        attached: ['rep@test.example'],
      },
      { name: 'Garage Blanc', relation: 'prospect', domains: ['blanc.example'], emails: [], attached: [] },
      { name: 'Imprimerie Noir', relation: 'other', domains: ['noir.example'], emails: [], attached: [] },
    ],
    contacts: [
      { name: 'Anne Roux', emails: ['anne@roux.example'], company: 'Menuiserie Roux', attached: [] },
      { name: 'Bob Blanc', emails: ['bob@blanc.example'], company: 'Garage Blanc', attached: [] },
      { name: 'Nora Noir', emails: ['nora@noir.example'], company: 'Imprimerie Noir', attached: [] },
      { name: 'Luc Seul', emails: ['luc@seul.example'], relation: 'client', attached: ['rep@test.example'] },
    ],
    ...overrides,
  };
}

/** A loaded world with the ids of what it holds. */
export interface TestEnvironment {
  readonly id: string;
  readonly name: string;
  readonly typeId: string;
  readonly statusId: string;
  user(email: string): string;
  viewer(email: string): Viewer;
  contact(name: string): string;
}

export async function loadTestEnvironment(database: Database, world = makeWorld()): Promise<TestEnvironment> {
  const loaded = await loadWorld(database, world, made);
  if (loaded.outcome === 'invalid') throw new Error(`${loaded.path} ${loaded.message}`);
  const id = loaded.environmentId;
  const ids = await withEnvironment(database, id, async (environment) => {
    const builder = builderOf(environment);
    const types = await builder.select().from(taskTypes).orderBy(taskTypes.position);
    const statuses = await builder.select().from(taskStatuses).orderBy(taskStatuses.position);
    const people = await builder.select().from(users);
    const known = await builder.select().from(contacts);
    return { types, statuses, people, known };
  });
  const user = (email: string): string => requireId(ids.people.find((person) => person.email === email)?.id, email);
  return {
    id,
    name: world.environment.name,
    typeId: requireId(ids.types[0]?.id, 'type'),
    statusId: requireId(ids.statuses[0]?.id, 'status'),
    user,
    viewer: (email) => {
      const listed = world.users.find((candidate) => candidate.email === email);
      return { userId: user(email), scope: scopeOf(listed?.rights ?? [], listed?.admin ?? false) };
    },
    contact: (name) => requireId(ids.known.find((contact) => contact.name === name)?.id, name),
  };
}

/** A new task of the environment; each call has its own ids. */
export function makeTask(environment: TestEnvironment, overrides: Partial<NewTask> = {}): NewTask {
  return {
    id: randomUUID(),
    idempotencyKey: randomUUID(),
    contentHash: 'content',
    title: 'Rappeler Anne',
    typeId: environment.typeId,
    statusId: environment.statusId,
    contactIds: [],
    description: { html: '<p>Bonjour</p>', text: 'Bonjour', truncated: false },
    source: { kind: 'mail', keys: [`mail:${randomUUID()}@test.example`] },
    dueOn: null,
    meeting: null,
    assigneeId: null,
    attachments: [],
    omissions: [],
    ...overrides,
  };
}

function requireId(id: string | undefined, what: string): string {
  if (id === undefined) throw new Error(`The test environment has no ${what}.`);
  return id;
}
