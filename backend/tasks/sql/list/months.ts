import { sql, type SQL } from 'drizzle-orm';
import type { TaskFilter } from '../../../../shared/tasks/task-list.ts';
import { run, type EnvironmentHandle } from '../../../platform/database/environment-scope.ts';
import { statement, type Statement } from '../../../platform/database/statement.ts';
import type { Segment } from './order.ts';

/*
 * Tasks of some days in another order than that of these days: neither an index of the days nor one of the order finds the
 * first of them soon. So they are read month by month, from an index that has the tasks of each month in that order.
 */

/** Values of a column of `t`, each of which an index has in the order of the list. */
export interface Stretches {
  readonly column: SQL;
  /** Calendar dates. */
  readonly values: readonly string[];
}

const environmentId = sql.placeholder('environmentId');
const ofTasks = sql`from tasks where environment_id = ${environmentId} and undone_at is null`;

/** So many are put in order as they are read, none further than needed: with more, planning that costs more than it saves. */
export const mostMerged = 14;
/** With more, going through them costs more than it saves: than going through all, or through those of some statuses. */
export const maxMonths = { all: 120, ofStatuses: mostMerged };

interface Range {
  readonly first: string | null;
  readonly last: string | null;
}

interface Asked {
  readonly first: string | undefined;
  readonly last: string | undefined;
}

const createdMonths = statement<Range>(
  'months_of_tasks',
  sql`select (select created_month ${ofTasks} order by created_at, id limit 1)::text as first,
    (select created_month ${ofTasks} order by created_at desc, id desc limit 1)::text as last`,
);
const dueMonths = statement<Range>(
  'due_months_of_tasks',
  sql`select (select due_month ${ofTasks} and due_on is not null order by due_on, id limit 1)::text as first,
    (select due_month ${ofTasks} and due_on is not null order by due_on desc, id desc limit 1)::text as last`,
);

/** How to read what a filter asks for in an order; null: simply in that order. */
export async function stretchesOf(
  environment: EnvironmentHandle,
  filter: TaskFilter,
  segment: Segment,
): Promise<Stretches | null> {
  const asked = ofOnePerson(filter) ? null : monthsAskedFor(filter, segment);
  if (asked === null) return null;
  const [there] = await run(environment, asked.there);
  const values = monthsBetween(within(there, asked));
  const most = (filter.state ?? filter.statusIds) === undefined ? maxMonths.all : maxMonths.ofStatuses;
  return values.length > most ? null : { column: asked.column, values };
}

/** So few tasks that their own index is the way to them. */
export function ofOnePerson({ authorId, assigneeId = 'none' }: TaskFilter): boolean {
  return authorId !== undefined || assigneeId !== 'none';
}

/** The months of a filter, when its list is in another order than theirs. */
function monthsAskedFor(
  { createdFrom, createdBefore, dueFrom, dueTo }: TaskFilter,
  { by }: Segment,
): (Asked & { readonly column: SQL; readonly there: Statement<Range> }) | null {
  if (by !== 'due' && (dueFrom ?? dueTo) !== undefined) {
    return { column: sql`t.due_month`, there: dueMonths, first: monthOf(dueFrom), last: monthOf(dueTo) };
  }
  if (by !== 'created' && (createdFrom ?? createdBefore) !== undefined) {
    const asked = { first: monthOf(createdFrom), last: monthOf(createdBefore) };
    return { column: sql`t.created_month`, there: createdMonths, ...asked };
  }
  return null;
}

/** The first day of the month of a day or an instant. */
function monthOf(time: string | undefined): string | undefined {
  return time === undefined ? undefined : `${time.slice(0, 7)}-01`;
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

function monthsBetween(range: Dates | null): readonly string[] {
  if (range === null) return [];
  const [first = 0, last = 0] = range.map((month) => month.getUTCFullYear() * 12 + month.getUTCMonth());
  return Array.from({ length: last - first + 1 }, (_, index) => dateOf(monthStart(first + index)));
}

function monthStart(count: number): number {
  return Date.UTC(Math.floor(count / 12), count % 12);
}

function dateOf(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}
