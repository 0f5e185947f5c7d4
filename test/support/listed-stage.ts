import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import type { Database } from '../../backend/platform/database/connect.ts';
import { builderOf, withEnvironment } from '../../backend/platform/database/environment-scope.ts';
import { taskStatuses, taskTypes } from '../../backend/platform/database/schema.ts';
import { loadTestEnvironment, made, makeUser, makeWorld, type TestEnvironment } from './environment.ts';
import type { ListedTask, Reader } from './listed-task.ts';
import { insertListedTask } from './listed-task-rows.ts';

export const rep = 'rep@test.example';
const all = 'all@test.example';
export const both = 'both@test.example';
const list = 'list@test.example';
const none = 'none@test.example';
export const admin = 'admin@test.example';
export const readers = [rep, both, all, list, none, admin];

/** Accounts are attached to users of every right, also to those whose rights give them no accounts. */
const accounts = [
  { name: 'Roux', relation: 'client', attached: [rep, none], people: ['Anne', 'Zoé'] },
  { name: 'Blanc', relation: 'prospect', attached: [both, list, admin], people: ['Bob'] },
  { name: 'Noir', relation: 'other', attached: [rep, all], people: ['Nora'] },
  { name: 'Gris', relation: 'other', attached: [], people: ['Guy'] },
] as const;
const contactNames: readonly string[] = accounts.flatMap(({ name, people }) => [name, ...people]);

const world = () =>
  makeWorld({
    users: [
      ...([[rep], [all], [list], [none]] as const).map(([email]) => makeUser(email, [...rightsOf[email]])),
      makeUser(both, [...rightsOf[both]]),
      makeUser(admin, [], true),
    ],
    taskTypes: ['Appel', 'Devis', 'Visite'],
    taskStatuses: [
      { label: 'À faire', closed: false },
      { label: 'En cours', closed: false },
      { label: 'Fait', closed: true },
    ],
    companies: accounts.map(({ name, relation, attached }) => ({
      name,
      relation,
      attached: [...attached],
      domains: [],
      emails: [],
    })),
    contacts: accounts.flatMap(({ name, people }) =>
      people.map((person) => ({ name: person, company: name, emails: [], attached: [] })),
    ),
  });
const rightsOf = {
  [rep]: ['sales'],
  [both]: ['sales', 'taskList'],
  [all]: ['salesAllAccounts'],
  [list]: ['taskList'],
  [none]: [],
} as const;

const texts = ['', 'Devis à l’Été', 'devis signé', 'été', 'Rappeler demain', 'Écrire a2b'];
export const instant = (minutes: number) => new Date(made.getTime() + minutes * 60_000).toISOString();
export const day = (days: number) => instant(days * 24 * 60).slice(0, 10);

/** Few different times and days, so that many tasks share them and their ids decide. */
export const drawnTask = fc.record({
  id: fc.uuid(),
  title: fc.constantFrom(...texts),
  text: fc.constantFrom(...texts),
  type: fc.nat(2),
  status: fc.nat(2),
  author: fc.constantFrom(...readers),
  assignee: fc.option(fc.constantFrom(...readers), { nil: null }),
  contacts: fc.subarray([...contactNames], { maxLength: 3 }),
  due: fc.option(fc.nat(4), { nil: null }),
  source: fc.constantFrom('mail' as const, 'event' as const, 'manual' as const),
  created: fc.nat(12),
  changed: fc.nat(6),
  undone: fc.boolean(),
});

export interface Stage {
  readonly environment: TestEnvironment;
  readonly types: readonly string[];
  readonly statuses: readonly { readonly id: string; readonly closed: boolean }[];
  readonly tasks: readonly ListedTask[];
}

/**
 * An environment with tasks, and in front of them, in the order of their ids, `fillers` that nobody can see. Its counter says
 * that there are `counted` in all.
 */
export async function prepareStage(database: Database, fillers = 0, counted = 60): Promise<Stage> {
  const environment = await loadTestEnvironment(database, world());
  return withEnvironment(database, environment.id, async (handle) => {
    const builder = builderOf(handle);
    const types = await builder.select().from(taskTypes).orderBy(taskTypes.position);
    const statuses = await builder.select().from(taskStatuses).orderBy(taskStatuses.position);
    const stage = { environment, types: types.map(({ id }) => id), statuses, tasks: [] };
    const tasks = fc.sample(drawnTask, { numRuns: 60, seed: 7 }).map((drawn) => toListedTask(stage, drawn));
    for (const task of tasks) await insertListedTask(handle, task);
    const [first] = tasks;
    const ids = Array.from(
      { length: fillers },
      (_, index) => `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
    );
    if (first !== undefined)
      await insertListedTask(handle, { ...first, title: 'Rien', text: '', contacts: [], undone: true }, ids);
    await builder.execute(
      sql`update task_counters set last_number = ${counted} where environment_id = ${handle.environmentId}`,
    );
    return { ...stage, tasks };
  });
}

/** A drawn task in the environment. */
export function toListedTask(
  stage: Stage,
  drawn: typeof drawnTask extends fc.Arbitrary<infer T> ? T : never,
): ListedTask {
  const { environment, types, statuses } = stage;
  const createdAt = instant(drawn.created);
  return {
    id: drawn.id,
    title: drawn.title,
    text: drawn.text,
    typeId: types[drawn.type] ?? '',
    status: statuses[drawn.status] ?? { id: '', closed: false },
    authorId: environment.user(drawn.author),
    assigneeId: drawn.assignee === null ? null : environment.user(drawn.assignee),
    contacts: drawn.contacts.map((name) => ({
      id: environment.contact(name),
      accountId: environment.contact(accountOf(name).name),
    })),
    dueOn: drawn.due === null ? null : day(drawn.due),
    source: drawn.source,
    createdAt,
    updatedAt: instant(drawn.created + drawn.changed),
    undone: drawn.undone && drawn.changed === 0,
  };
}

function accountOf(contact: string): (typeof accounts)[number] {
  const found = accounts.find(({ name, people }) => [name, ...people].some((one) => one === contact));
  if (found === undefined) throw new Error(`no account of ${contact}`);
  return found;
}

/** Who looks, by the rules of the design rather than by the database. */
export function readerOf({ environment }: Stage, email: string): Reader {
  const names = new Map<string, string>(contactNames.map((name) => [environment.contact(name), name]));
  return {
    viewer: environment.viewer(email),
    standing: (id) => {
      const { relation, attached } = accountOf(names.get(id) ?? '');
      return { relation, attached: attached.some((one) => one === email) };
    },
  };
}
