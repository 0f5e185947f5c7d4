import { sql, type SQL } from 'drizzle-orm';
import type { TaskFilter } from '../../shared/task-list.ts';
import { run, type EnvironmentHandle } from './environment-scope.ts';
import { statement } from './statement.ts';
import type { Segment } from './task-order.ts';

/*
 * Tasks of some days in another order than that of these days: neither an index of the days nor one of the order finds the
 * first of them soon. So they are read month by month, or day by day, from an index that has each of these in that order.
 */

/** Values of a column of `t`, each of which an index has in the order of the list. */
export interface Stretches {
  readonly column: SQL;
  /** Calendar dates. */
  readonly values: readonly string[];
}

const environmentId = sql.placeholder('environmentId');
const ofTasks = sql`from tasks where environment_id = ${environmentId} and undone_at is null`;

/** With more, going through them costs more than it saves. */
const maxMonths = 120;
const maxDays = 400;
const dayLength = 86_400_000;

interface Range {
  readonly first: string | null;
  readonly last: string | null;
}

interface Asked {
  readonly first: string | undefined;
  readonly last: string | undefined;
}

const months = statement<Range>(
  'months_of_tasks',
  sql`select (select created_month ${ofTasks} order by created_at, id limit 1)::text as first,
    (select created_month ${ofTasks} order by created_at desc, id desc limit 1)::text as last`,
);
const dueDates = statement<Range>(
  'due_dates_of_tasks',
  sql`select (select due_on ${ofTasks} and due_on is not null order by due_on limit 1)::text as first,
    (select due_on ${ofTasks} and due_on is not null order by due_on desc limit 1)::text as last`,
);

/** How to read what a filter asks for in an order; null: simply in that order. */
export async function stretchesOf(
  environment: EnvironmentHandle,
  filter: TaskFilter,
  { by }: Segment,
): Promise<Stretches | null> {
  const { createdFrom, createdBefore, dueFrom, dueTo } = filter;
  if (by === 'created' && (dueFrom ?? dueTo) !== undefined) {
    const [all] = await run(environment, dueDates);
    return stretches(sql`t.due_on`, daysBetween(within(all, { first: dueFrom, last: dueTo })));
  }
  if (by !== 'created' && (createdFrom ?? createdBefore) !== undefined) {
    const [all] = await run(environment, months);
    const asked = { first: monthOf(createdFrom), last: monthOf(createdBefore) };
    return stretches(sql`t.created_month`, monthsBetween(within(all, asked)));
  }
  return null;
}

function stretches(column: SQL, values: readonly string[] | null): Stretches | null {
  return values === null ? null : { column, values };
}

function monthOf(instant: string | undefined): string | undefined {
  return instant === undefined ? undefined : `${instant.slice(0, 7)}-01`;
}

type Dates = readonly [Date, Date];

/** What is asked for and there; null when nothing is. */
function within(all: Range | undefined, asked: Asked): Dates | null {
  const { first = null, last = null } = all ?? {};
  if (first === null || last === null) return null;
  const from = laterOf(first, asked.first);
  const to = earlierOf(last, asked.last);
  return from > to ? null : [new Date(from), new Date(to)];
}

function laterOf(one: string, other = one): string {
  return one > other ? one : other;
}

function earlierOf(one: string, other = one): string {
  return one < other ? one : other;
}

function daysBetween(range: Dates | null): readonly string[] | null {
  if (range === null) return [];
  const [from, to] = range;
  const count = (to.getTime() - from.getTime()) / dayLength + 1;
  if (count > maxDays) return null;
  return Array.from({ length: count }, (_, day) => dateOf(from.getTime() + day * dayLength));
}

function monthsBetween(range: Dates | null): readonly string[] | null {
  if (range === null) return [];
  const [first = 0, last = 0] = range.map((month) => month.getUTCFullYear() * 12 + month.getUTCMonth());
  if (last - first >= maxMonths) return null;
  return Array.from({ length: last - first + 1 }, (_, index) => dateOf(monthStart(first + index)));
}

function monthStart(count: number): number {
  return Date.UTC(Math.floor(count / 12), count % 12);
}

function dateOf(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}
