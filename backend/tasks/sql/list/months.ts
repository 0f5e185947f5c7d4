import { sql, type SQL } from 'drizzle-orm';
import type { TaskFilter } from '../../../../shared/tasks/task-list.ts';
import { run, type EnvironmentHandle } from '../../../platform/database/environment-scope.ts';
import { statement, type Statement } from '../../../platform/database/statement.ts';
import type { Segment } from './order.ts';

/*
 * A range of one date with the order of another, such as "created in 2025, by due date". An index by creation would have to
 * sort the whole range; an index by due date would have to pass over all tasks outside it. So tasks have a column with the
 * month of each date and indexes on (month, sort key): within one month they are in the order of the list. A list is then a
 * merge of the months of its range.
 */

/** The months of a filter's range. */
export interface Months {
  /** The column of `t` with the month. */
  readonly column: SQL;
  /** First days of months, as ISO dates. */
  readonly values: readonly string[];
}

const environmentId = sql.placeholder('environmentId');
const ofTasks = sql`from tasks where environment_id = ${environmentId} and undone_at is null`;

/** Up to so many months, each is a branch of its own in a UNION ALL; more branches cost more to plan than they save. */
export const maxMergedMonths = 14;
/** With more months, reading the order of the list and leaving out what is outside the range is cheaper. */
export const maxMonths = { all: 120, ofStatuses: maxMergedMonths };

interface Range {
  readonly first: string | null;
  readonly last: string | null;
}

interface OpenRange {
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

/**
 * The months to read a segment by: those of the filter's range in which the environment has tasks. Null when the segment is
 * not read by months: no such range, too many months, or a more selective condition to start from.
 */
export async function findMonths(
  environment: EnvironmentHandle,
  filter: TaskFilter,
  segment: Segment,
): Promise<Months | null> {
  const range = isSelective(filter) ? null : chooseRange(filter, segment);
  if (range === null) return null;
  const [existing] = await run(environment, range.existing);
  const values = listMonths(existing, range);
  const most = (filter.state ?? filter.statusIds) === undefined ? maxMonths.all : maxMonths.ofStatuses;
  return values.length > most ? null : { column: range.column, values };
}

/** The filter has a condition with few tasks and an index of its own. */
function isSelective({ view = 'transverse', contactId, accountId, ...filter }: TaskFilter): boolean {
  return view !== 'transverse' || (contactId ?? accountId) !== undefined || isOfOnePerson(filter);
}

export function isOfOnePerson({ authorId, assigneeId = 'none' }: TaskFilter): boolean {
  return authorId !== undefined || assigneeId !== 'none';
}

/** The filter's range, if it is of another date than the segment's order. */
function chooseRange(
  { createdFrom, createdBefore, dueFrom, dueTo }: TaskFilter,
  { by }: Segment,
): (OpenRange & { readonly column: SQL; readonly existing: Statement<Range> }) | null {
  if (by !== 'due' && (dueFrom ?? dueTo) !== undefined) {
    return {
      column: sql`t.due_month`,
      existing: dueMonths,
      first: truncateToMonth(dueFrom),
      last: truncateToMonth(dueTo),
    };
  }
  if (by !== 'created' && (createdFrom ?? createdBefore) !== undefined) {
    const range = { first: truncateToMonth(createdFrom), last: truncateToMonth(createdBefore) };
    return { column: sql`t.created_month`, existing: createdMonths, ...range };
  }
  return null;
}

/** The first day of the month of a day or an instant. */
function truncateToMonth(time: string | undefined): string | undefined {
  return time === undefined ? undefined : `${time.slice(0, 7)}-01`;
}

/** The first days of the months that are in both ranges. */
function listMonths(existing: Range | undefined, asked: OpenRange): readonly string[] {
  const { first = null, last = null } = existing ?? {};
  if (first === null || last === null) return [];
  const from = countMonths(asked.first !== undefined && asked.first > first ? asked.first : first);
  const to = countMonths(asked.last !== undefined && asked.last < last ? asked.last : last);
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => formatMonth(from + index));
}

/** Months since the year 0. */
function countMonths(day: string): number {
  const date = new Date(day);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
}

function formatMonth(count: number): string {
  return new Date(Date.UTC(Math.floor(count / 12), count % 12)).toISOString().slice(0, 10);
}
