import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { taskSorts, type TaskFilter, type TaskRowPage } from '../../../../../shared/tasks/task-list.ts';
import type { Database } from '../../../../../backend/platform/database/connect.ts';
import { withEnvironment } from '../../../../../backend/platform/database/environment-scope.ts';
import { readTaskPage, type TaskListQuery } from '../../../../../backend/tasks/sql/list/read-task-page.ts';
import { oneDatabase, openTestDatabase } from '../../../../support/database.ts';
import { listIds, type ListedTask } from '../../../../support/listed-task.ts';
import { insertListedTask } from '../../../../support/listed-task-rows.ts';
import {
  admin,
  both,
  day,
  drawnTask,
  instant,
  toListedTask,
  prepareStage,
  readerOf,
  readers,
  rep,
  type Stage,
} from '../../../../support/listed-stage.ts';

/** Filters by what they ask for, in the words of an environment. */
const filters: readonly (readonly [string, (stage: Stage) => TaskFilter])[] = [
  ['everything', () => ({})],
  ['the view mine', () => ({ view: 'mine' })],
  ['the view accounts', () => ({ view: 'accounts' })],
  ['the view transverse', () => ({ view: 'transverse' })],
  ['open', () => ({ state: 'open' })],
  ['closed', () => ({ state: 'closed' })],
  ['one type', ({ types }) => ({ typeIds: types[0] ?? '' })],
  ['two types', ({ types }) => ({ typeIds: types.slice(0, 2).join(',') })],
  ['one status', ({ statuses }) => ({ statusIds: statuses[1]?.id ?? '' })],
  [
    'two statuses, one of them open',
    ({ statuses }) => ({
      statusIds: statuses
        .slice(1)
        .map(({ id }) => id)
        .join(','),
      state: 'open',
    }),
  ],
  ['a closed status that is open', ({ statuses }) => ({ statusIds: statuses[2]?.id ?? '', state: 'open' })],
  ['an unknown status', () => ({ statusIds: randomUUID() })],
  ['a person', ({ environment }) => ({ contactId: environment.contact('Anne') })],
  ['a company', ({ environment }) => ({ contactId: environment.contact('Roux') })],
  ['a person outside most scopes', ({ environment }) => ({ contactId: environment.contact('Guy') })],
  ['an account', ({ environment }) => ({ accountId: environment.contact('Blanc') })],
  ['an account outside most scopes', ({ environment }) => ({ accountId: environment.contact('Gris') })],
  ['an account by a person’s id', ({ environment }) => ({ accountId: environment.contact('Anne') })],
  [
    'a person and another account',
    ({ environment }) => ({ contactId: environment.contact('Zoé'), accountId: environment.contact('Noir') }),
  ],
  ['an author', ({ environment }) => ({ authorId: environment.user(both) })],
  ['an assignee', ({ environment }) => ({ assigneeId: environment.user(rep) })],
  ['nobody', () => ({ assigneeId: 'none' })],
  ['mails', () => ({ source: 'mail' })],
  ['made by hand', () => ({ source: 'manual' })],
  ['created from', () => ({ createdFrom: instant(4) })],
  ['created before', () => ({ createdBefore: instant(4) })],
  ['created between', () => ({ createdFrom: instant(2), createdBefore: instant(7) })],
  ['due from', () => ({ dueFrom: day(2) })],
  ['due until', () => ({ dueTo: day(2) })],
  ['due on one day', () => ({ dueFrom: day(1), dueTo: day(1) })],
  ['a word', () => ({ text: 'devis' })],
  ['the beginnings of two words', () => ({ text: 'ETE dev' })],
  ['a word that is nowhere', () => ({ text: 'zyzomys' })],
  ['more words than are looked for at once', () => ({ text: 'd de dev devi devis e et ete' })],
  ['more words than are looked for at once, a short one nowhere', () => ({ text: 'z d de dev devi devis e et ete' })],
  ['no word at all', () => ({ text: '!! –' })],
  ['a word in the days of the tasks', () => ({ text: 'devis', createdFrom: instant(2), dueTo: day(3) })],
  ['a word in a year without tasks', () => ({ text: 'devis', createdBefore: instant(-600_000) })],
  [
    'my open ones of an account',
    ({ environment }) => ({ view: 'mine', state: 'open', accountId: environment.contact('Roux') }),
  ],
  ['the accounts’ open visits', ({ types }) => ({ view: 'accounts', state: 'open', typeIds: types[2] ?? '' })],
  ['transverse of a contact', ({ environment }) => ({ view: 'transverse', contactId: environment.contact('Anne') })],
  ['a word in an account', ({ environment }) => ({ text: 'devis', accountId: environment.contact('Roux') })],
  ['a word of my open ones due soon', () => ({ text: 'd', view: 'mine', state: 'open', dueTo: day(3) })],
];

describe.each(oneDatabase)('what the list shows on %s', (kind) => {
  let database: Database;
  /**
   * In the first, tasks with a word seem so many that the list asks each task for it. In the second, a sample of the tasks has
   * no word that is looked for, and the list is made of the tasks with the words alone. In the third, hardly any task of the
   * sample has one: what leaves few tasks goes the first way, and all else the second.
   */
  let stages: Stage[];

  beforeAll(async () => {
    database = await openTestDatabase(kind);
    stages = [
      await prepareStage(database, 0, 1_000_000),
      await prepareStage(database, 800),
      await prepareStage(database, 790, 1_000_000),
    ];
  });
  afterAll(() => database.close());

  it.each(filters)('%s: exactly what the rules say, in every order and for everybody', async (_name, filterOf) => {
    for (const stage of stages) {
      const filter = filterOf(stage);
      if (stage !== stages[0] && filter.text === undefined) continue;
      for (const email of readers) {
        for (const sort of taskSorts) {
          const asked = { ...filter, sort };
          expect(await pages(database, stage, { email, filter: asked, limit: 25 }), `${email} ${sort}`).toEqual(
            listIds(stage.tasks, asked, readerOf(stage, email)),
          );
        }
      }
    }
  });

  it('any filters together', async () => {
    const [stage] = stages;
    if (stage === undefined) throw new Error('no tasks');
    const drawn = fc.record({
      parts: fc.array(fc.constantFrom(...filters.map(([, filterOf]) => filterOf(stage))), {
        minLength: 2,
        maxLength: 4,
      }),
      sort: fc.constantFrom(...taskSorts),
      email: fc.constantFrom(...readers),
      limit: fc.integer({ min: 1, max: 20 }),
    });
    await fc.assert(
      fc.asyncProperty(drawn, async ({ parts, sort, email, limit }) => {
        const filter = parts.reduce((one, other) => ({ ...one, ...other }), { sort });
        expect(await pages(database, stage, { email, filter, limit })).toEqual(
          listIds(stage.tasks, filter, readerOf(stage, email)),
        );
      }),
      { numRuns: 60 },
    );
  });

  it.each(taskSorts)('no hole and no repeat by %s while tasks are saved between the pages', async (sort) => {
    const stage = await prepareStage(database);
    const before = listIds(stage.tasks, { sort }, readerOf(stage, admin));
    const saved: ListedTask[] = [];
    const seen = await pages(database, stage, {
      email: admin,
      filter: { sort },
      limit: 5,
      between: async () => {
        const [drawn] = fc.sample(drawnTask, 1);
        if (drawn === undefined) throw new Error('nothing drawn');
        const task = { ...toListedTask(stage, drawn), undone: false };
        saved.push(task);
        await withEnvironment(database, stage.environment.id, (handle) => insertListedTask(handle, task));
      },
    });
    const expected = listIds([...stage.tasks, ...saved], { sort }, readerOf(stage, admin));
    expect(saved.length).toBeGreaterThan(3);
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.filter((id) => before.includes(id))).toEqual(before);
    expect(seen).toEqual(expected.filter((id) => seen.includes(id)));
  });
});

interface Paging {
  readonly email: string;
  readonly filter: TaskFilter;
  readonly limit: number;
  readonly between?: () => Promise<void>;
}

/** The ids of all pages, one after the other. */
async function pages(database: Database, { environment }: Stage, paging: Paging): Promise<string[]> {
  const { email, filter, limit, between } = paging;
  const ids: string[] = [];
  let cursor: string | null = null;
  do {
    const query: TaskListQuery = { viewer: environment.viewer(email), filter, limit, cursor };
    const page: TaskRowPage | 'invalid_cursor' = await withEnvironment(database, environment.id, (handle) =>
      readTaskPage(handle, query),
    );
    if (page === 'invalid_cursor') throw new Error('A cursor made here is refused.');
    expect(page.tasks.length).toBeLessThanOrEqual(limit);
    ids.push(...page.tasks.map(({ id }) => id));
    cursor = page.nextCursor;
    await between?.();
  } while (cursor !== null);
  return ids;
}
