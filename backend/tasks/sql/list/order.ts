import { sql, type SQL } from 'drizzle-orm';
import type { TaskSort } from '../../../../shared/tasks/task-list.ts';
import { instant } from '../../../platform/database/json.ts';

/**
 * A part of a sorted list with one sort key, which is null for none of its tasks and has an index. Ties are broken by the
 * id, so that (key, id) is a total order: what keyset pagination needs.
 */
export interface Segment {
  readonly by: 'created' | 'due' | 'updated';
  readonly descending: boolean;
  /** Only tasks with a due date, only those without one, or all. */
  readonly dueDate: 'some' | 'none' | 'any';
}

const newest: Segment = { by: 'created', descending: true, dueDate: 'any' };
const dueDates = { by: 'due', dueDate: 'some' } as const;
/** NULLS LAST in both directions would need an index for each; a second segment needs none. */
const withoutDueDate: Segment = { ...newest, dueDate: 'none' };

const orders: Readonly<Record<TaskSort, readonly [Segment, ...Segment[]]>> = {
  '-created': [newest],
  created: [{ ...newest, descending: false }],
  due: [{ ...dueDates, descending: false }, withoutDueDate],
  '-due': [{ ...dueDates, descending: true }, withoutDueDate],
  '-updated': [{ ...newest, by: 'updated' }],
  updated: [{ ...newest, by: 'updated', descending: false }],
};

/** The segments of a sorted list, in their order; newest first is the default. */
export function splitOrder(sort: TaskSort = '-created'): readonly [Segment, ...Segment[]] {
  return orders[sort];
}

/** The text of a key, as a value of the segment's key type. */
export function castKey({ by }: Segment, key: string): SQL {
  return by === 'due' ? sql`${key}::date` : sql`${key}::timestamptz`;
}

/** The key in `column`, as text in the form that shared/ids.ts has for instants and days. */
export function formatKey({ by }: Segment, column: SQL): SQL {
  return by === 'due' ? sql`${column}::text` : instant(column);
}

/** The ORDER BY clause of a segment. */
export function orderBy({ descending }: Segment, key: SQL, id: SQL): SQL {
  const direction = descending ? sql`desc` : sql`asc`;
  return sql`order by ${key} ${direction}, ${id} ${direction}`;
}
