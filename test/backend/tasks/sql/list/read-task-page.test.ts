import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../../../../backend/platform/database/connect.ts';
import { builderOf, withEnvironment } from '../../../../../backend/platform/database/environment-scope.ts';
import { withEnvironmentAsOwner } from '../../../../../backend/platform/database/owner-scope.ts';
import { readTaskPage } from '../../../../../backend/tasks/sql/list/read-task-page.ts';
import { createTaskIn } from '../../../../../backend/tasks/create-task.ts';
import { undoTaskIn } from '../../../../../backend/tasks/undo-task.ts';
import { databases, openTestDatabase } from '../../../../support/database.ts';
import { loadTestEnvironment, made, makeTask, type TestEnvironment } from '../../../../support/environment.ts';

const rep = 'rep@test.example';

describe.each(databases)('the task list on %s', (kind) => {
  let database: Database;
  let environment: TestEnvironment;

  beforeAll(async () => {
    database = await openTestDatabase(kind);
    environment = await loadTestEnvironment(database);
    await withEnvironment(database, environment.id, async (handle) => {
      for (let index = 0; index < 7; index += 1) {
        // Two tasks per moment: the id decides between them.
        const at = new Date(made.getTime() + Math.floor(index / 2));
        const contactIds = index % 3 === 0 ? [environment.contact('Anne Roux')] : [];
        const task = makeTask(environment, { title: `Task ${index}`, contactIds });
        await createTaskIn(handle, task, { userId: environment.user('all@test.example'), at });
        if (index === 4) await undoTaskIn(handle, task.id, { viewer: environment.viewer('all@test.example'), at });
      }
    });
  });
  afterAll(() => database.close());

  const page = (email: string, limit: number, cursor: string | null = null) =>
    withEnvironment(database, environment.id, (handle) =>
      readTaskPage(handle, { viewer: environment.viewer(email), filter: {}, limit, cursor }),
    );
  const titles = async (email: string, limit: number): Promise<string[][]> => {
    const pages: string[][] = [];
    let cursor: string | null = null;
    do {
      const answer = await page(email, limit, cursor);
      if (answer === 'invalid_cursor') throw new Error('A cursor made here is refused.');
      pages.push(answer.tasks.map((task) => task.title));
      cursor = answer.nextCursor;
    } while (cursor !== null);
    return pages;
  };

  it('pages through every readable task once, newest first, without undone ones', async () => {
    const pages = await titles('all@test.example', 2);
    expect(pages.map((one) => one.length)).toEqual([2, 2, 2]);
    expect(
      pages
        .flat()
        .map((title) => title.slice(-1))
        .sort(),
    ).toEqual(['0', '1', '2', '3', '5', '6']);
    expect(pages[0]).toEqual(['Task 6', 'Task 5']);
    expect([...(pages[1] ?? [])].sort()).toEqual(['Task 2', 'Task 3']);
    expect([...(pages[2] ?? [])].sort()).toEqual(['Task 0', 'Task 1']);
  });

  it.each([
    [rep, ['Task 6', 'Task 3', 'Task 0']],
    ['list@test.example', ['Task 5', 'Task 2', 'Task 1']],
    ['none@test.example', []],
  ])('shows %s only what may be read', async (email, expected) => {
    expect((await titles(email, 50)).flat()).toEqual(expected);
  });

  it('ends without a cursor when the last page is just full', async () => {
    expect(await page(rep, 3)).toMatchObject({ nextCursor: null });
    expect(await page(rep, 2)).toMatchObject({ nextCursor: expect.stringMatching(/^[\w-]{20,200}$/) as string });
  });

  it('follows a contact to another account, and forgets what is undone', async () => {
    const own = await loadTestEnvironment(database);
    const by = { userId: own.user('all@test.example'), at: made };
    const [kept, undone] = ['Bob Blanc', 'Anne Roux'].map((name) => makeTask(own, { contactIds: [own.contact(name)] }));
    if (kept === undefined || undone === undefined) throw new Error('no tasks');
    const listed = () =>
      withEnvironment(database, own.id, async (handle) => {
        const answer = await readTaskPage(handle, { viewer: own.viewer(rep), filter: {}, limit: 50, cursor: null });
        return answer === 'invalid_cursor' ? [] : answer.tasks.map(({ id }) => id);
      });
    await withEnvironment(database, own.id, async (handle) => {
      for (const task of [kept, undone]) await createTaskIn(handle, task, by);
    });
    expect(await listed()).toEqual([undone.id]);
    await withEnvironment(database, own.id, (handle) =>
      undoTaskIn(handle, undone.id, { viewer: own.viewer('all@test.example'), at: made }),
    );
    expect(await listed()).toEqual([]);
    await withEnvironmentAsOwner(database, own.id, (handle) =>
      builderOf(handle).execute(sql`update contacts set company_id = ${own.contact('Menuiserie Roux')}
          where environment_id = ${own.id} and id = ${own.contact('Bob Blanc')}`),
    );
    expect(await listed()).toEqual([kept.id]);
  });

  it('goes on after a page of tasks that have several contacts in scope each', async () => {
    const own = await loadTestEnvironment(database);
    const contactIds = ['Anne Roux', 'Menuiserie Roux', 'Luc Seul'].map((name) => own.contact(name));
    const pages = await withEnvironment(database, own.id, async (handle) => {
      for (let index = 0; index < 3; index += 1) {
        await createTaskIn(handle, makeTask(own, { contactIds }), { userId: own.user('all@test.example'), at: made });
      }
      const first = await readTaskPage(handle, { viewer: own.viewer(rep), filter: {}, limit: 2, cursor: null });
      if (first === 'invalid_cursor') throw new Error('There was no cursor.');
      return [
        first,
        await readTaskPage(handle, { viewer: own.viewer(rep), filter: {}, limit: 2, cursor: first.nextCursor }),
      ];
    });
    expect(pages.map((answer) => (answer === 'invalid_cursor' ? answer : answer.tasks.length))).toEqual([2, 1]);
  });

  it.each(['', 'x', '!!!', 'é', Buffer.from("2026-11-23T09:30:00.000Z/'; drop table tasks").toString('base64url')])(
    'refuses the cursor %j',
    async (cursor) => {
      expect(await page(rep, 2, cursor)).toBe('invalid_cursor');
    },
  );

  it('refuses a cursor of a day that does not exist', async () => {
    const cursor = Buffer.from('2026-02-30T09:30:00.000Z/00000000-0000-4000-8000-000000000000').toString('base64url');
    expect(await page(rep, 2, cursor)).toBe('invalid_cursor');
  });

  it('shows contacts as in the detail', async () => {
    const answer = await page(rep, 1);
    expect(answer).toMatchObject({
      tasks: [
        {
          title: 'Task 6',
          transverse: false,
          contacts: [{ name: 'Anne Roux', email: 'anne@roux.example', company: 'Menuiserie Roux' }],
          hiddenContacts: 0,
          attachmentCount: 0,
          author: { name: 'all' },
          dueOn: null,
        },
      ],
    });
  });
});
