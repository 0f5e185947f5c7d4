import { sql, type SQL } from 'drizzle-orm';
import { filterByColumns } from './filter.ts';
import { castKey, orderBy } from './order.ts';
import type { PageRequest } from './request.ts';
import type { TaskColumns, TaskRows } from './rows.ts';

/*
 * The parts of a keyset page: selects of (key, id), ordered selects of which only the first rows are wanted, and merges.
 */

const limit = sql.placeholder('limit');

/** The rows that pass the filter and come after the page before, as (key, id), in no order. */
export function selectKeys(request: PageRequest, rows: TaskRows): SQL {
  const { columns, from, repeats } = rows;
  return sql`
    select ${repeats ? sql`distinct ` : sql``}${columns[request.segment.by]} as key, ${columns.id} as id from ${from}
    where ${joinConditions(request, rows)}`;
}

/** Sorts rows (key, id) and takes the first `most`; all of them when null. */
export function takeFirst({ segment }: PageRequest, rows: SQL, most: typeof limit | null = limit): SQL {
  return sql`select part.key, part.id from (${rows}) part
    ${orderBy(segment, sql`part.key`, sql`part.id`)}${most === null ? sql`` : sql` limit ${most}`}`;
}

/**
 * Merges selects that have no row in common. Each is limited and in the order of its index, so that PostgreSQL reads no more
 * of any than the page needs (Merge Append).
 */
export function mergeOrdered(request: PageRequest, selects: readonly SQL[]): SQL {
  const branches = selects.map((rows) => sql`(${takeFirst(request, rows)})`);
  return takeFirst(request, sql.join(branches, sql` union all `));
}

/**
 * Sorts rows that no index has in order, and checks them one by one until the page is full. For a costly check, such as
 * whether a task may be read.
 */
export function sortThenCheck(request: PageRequest, rows: TaskRows, check: SQL): SQL {
  const { segment } = request;
  const { id, author, assignee } = rows.columns;
  // OFFSET 0 keeps the planner from moving the check below the sort.
  return sql`
    select t.key, t.id from (
      select ${rows.columns[segment.by]} as key, ${id} as id, ${author} as author_id, ${assignee} as assignee_id, t.contact_count
      from ${rows.from} where ${joinConditions(request, rows)}
      ${orderBy(segment, sql`1`, sql`2`)} offset 0
    ) t where ${check} ${orderBy(segment, sql`t.key`, sql`t.id`)} limit ${limit}`;
}

export function addConditions(rows: TaskRows, conditions: readonly SQL[]): TaskRows {
  return { ...rows, conditions: [...rows.conditions, ...conditions] };
}

function joinConditions(request: PageRequest, rows: TaskRows): SQL {
  const { segment } = request;
  const { columns } = rows;
  const { due } = columns;
  const conditions = [
    ...rows.conditions,
    ...filterByColumns(request, columns),
    ...(segment.dueDate === 'any' ? [] : [segment.dueDate === 'some' ? sql`${due} is not null` : sql`${due} is null`]),
    startAfter(request, columns),
  ];
  return sql.join(conditions, sql` and `);
}

function startAfter({ segment, after }: PageRequest, columns: TaskColumns): SQL {
  if (after === null) return sql`true`;
  const comparison = segment.descending ? sql`<` : sql`>`;
  return sql`(${columns[segment.by]}, ${columns.id}) ${comparison} (${castKey(segment, after.key)}, ${after.id}::uuid)`;
}
