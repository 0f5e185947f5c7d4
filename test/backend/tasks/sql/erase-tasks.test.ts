import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../../../backend/platform/database/connect.ts';
import {
  builderOf,
  run,
  withEnvironment,
  type EnvironmentHandle,
} from '../../../../backend/platform/database/environment-scope.ts';
import { isDueForErasure, subtractMonths, type Retention } from '../../../../backend/tasks/rules/retention.ts';
import { statement } from '../../../../backend/platform/database/statement.ts';
import { eraseDueTasks } from '../../../../backend/tasks/sql/erase-tasks.ts';
import { databases, openTestDatabase } from '../../../support/database.ts';
import { loadTestEnvironment, type TestEnvironment } from '../../../support/environment.ts';
import { insertTaskRow } from '../../../support/task-rows.ts';

const databaseTime = statement<{ now: number }>('now', sql`select extract(epoch from now())::float8 as now`);
const taskIds = statement<{ id: string }>('task_ids', sql`select id from tasks`);
const timeBefore = statement<{ before: number }>(
  'time_before',
  sql`select extract(epoch from
    ${sql.placeholder('at')}::timestamptz - make_interval(months => ${sql.placeholder('months')}::int))::float8 as before`,
);

const day = 86_400_000;
const retention: fc.Arbitrary<Retention> = fc.record({
  removedTaskDays: fc.integer({ min: 1, max: 365 }),
  closedTaskMonths: fc.option(fc.integer({ min: 1, max: 240 }), { nil: null }),
});
/** Milliseconds after the moment at which a task is due: mostly close to it, and never it, as the database knows microseconds. */
const offset = fc
  .oneof(fc.integer({ min: -3, max: 3 }), fc.integer({ min: -400 * day, max: 20 * day }))
  .filter((milliseconds) => milliseconds !== 0);
const drawnTasks = fc.array(
  fc.record({ closed: fc.boolean(), removed: fc.option(offset, { nil: null }), changed: offset }),
  { minLength: 1, maxLength: 6 },
);
type DrawnTask = typeof drawnTasks extends fc.Arbitrary<(infer T)[]> ? T : never;

describe.each(databases)('what is due for erasure in the database and in the rule agree on %s', (kind) => {
  let database: Database;
  let environment: TestEnvironment;
  beforeAll(async () => {
    database = await openTestDatabase(kind);
    environment = await loadTestEnvironment(database);
  });
  afterAll(() => database.close());

  /** In a transaction with the time at which it began, in the zone that the rule counts in. */
  const atDatabaseTime = <T>(work: (handle: EnvironmentHandle, now: Date) => Promise<T>) =>
    withEnvironment(database, environment.id, async (handle) => {
      await builderOf(handle).execute(sql`set local time zone 'UTC'`);
      const [row] = await run(handle, databaseTime, {});
      return work(handle, new Date(Math.floor((row?.now ?? 0) * 1000)));
    });

  it('for random tasks and settings', async () => {
    await fc.assert(
      fc.asyncProperty(drawnTasks, retention, async (drawn, kept) => {
        await atDatabaseTime(async (handle, now) => {
          await builderOf(handle).execute(sql`update environment_settings set
            removed_task_days = ${kept.removedTaskDays}, closed_task_months = ${kept.closedTaskMonths}`);
          const tasks = drawn.map((task) => timesOf(task, kept, now));
          const ids: string[] = [];
          for (const task of tasks) ids.push(await insertTask(handle, environment, task));
          const expected = ids.filter((_id, index) => {
            const task = tasks[index];
            return task !== undefined && !isDueForErasure(task, kept, now);
          });
          while ((await eraseDueTasks(handle, 2)) > 0);
          const left = await run(handle, taskIds, {});
          expect(left.map(({ id }) => id).sort()).toEqual(expected.sort());
          await builderOf(handle).execute(sql`update environment_settings set removed_task_days = 1`);
          await builderOf(handle).execute(
            sql`update tasks set removal = 'deleted', undone_at = now() - interval '2 days'`,
          );
          while ((await eraseDueTasks(handle, 10)) > 0);
        });
      }),
      { numRuns: 40 },
    );
  }, 120_000);

  it('for the months before any moment', async () => {
    const moment = fc.date({ min: new Date('1999-01-01'), max: new Date('2099-12-31'), noInvalidDate: true });
    await atDatabaseTime((handle) =>
      fc.assert(
        fc.asyncProperty(moment, fc.integer({ min: 1, max: 240 }), async (at, months) => {
          const [row] = await run(handle, timeBefore, { at: at.toISOString(), months });
          expect(new Date(Math.round((row?.before ?? 0) * 1000))).toEqual(subtractMonths(at, months));
        }),
        { numRuns: 100 },
      ),
    );
  });
});

function timesOf({ closed, removed, changed }: DrawnTask, kept: Retention, now: Date) {
  const closedUntil = subtractMonths(now, kept.closedTaskMonths ?? 12).getTime();
  const removedUntil = now.getTime() - kept.removedTaskDays * day;
  const removedAt = removed === null ? null : new Date(removedUntil + removed);
  return { closed, removedAt, changedAt: new Date(closedUntil + changed) };
}

async function insertTask(
  handle: EnvironmentHandle,
  environment: TestEnvironment,
  { closed, removedAt, changedAt }: ReturnType<typeof timesOf>,
): Promise<string> {
  const authorId = environment.user('rep@test.example');
  const id = await insertTaskRow(handle, environment, {
    authorId,
    assigneeId: null,
    contactIds: [],
    sourceKey: 'mail:same',
    createdAt: changedAt,
  });
  await builderOf(handle).execute(sql`update tasks set
    status_id = (select id from task_statuses where closed = ${closed}),
    removal = ${removedAt === null ? null : 'deleted'}, undone_at = ${removedAt?.toISOString() ?? null}::timestamptz
    where id = ${id}`);
  return id;
}
