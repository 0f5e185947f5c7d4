import { sql, type SQL } from 'drizzle-orm';
import type { TaskSort } from '../../../../shared/tasks/task-list.ts';
import { instant } from '../../../platform/database/json.ts';

/** A stretch of a sorted list in which every task has a key of its own kind; ties are broken by the id. */
export interface Segment {
  readonly by: 'created' | 'due' | 'updated';
  readonly descending: boolean;
  /** Only tasks with a due date, only those without one, or all. */
  readonly dueDate: 'some' | 'none' | 'any';
}

const newest: Segment = { by: 'created', descending: true, dueDate: 'any' };
const dueDates = { by: 'due', dueDate: 'some' } as const;
/** Two stretches of which each has its index, rather than one that no index serves in both directions. */
const withoutDueDate: Segment = { ...newest, dueDate: 'none' };

const orders: Readonly<Record<TaskSort, readonly [Segment, ...Segment[]]>> = {
  '-created': [newest],
  created: [{ ...newest, descending: false }],
  due: [{ ...dueDates, descending: false }, withoutDueDate],
  '-due': [{ ...dueDates, descending: true }, withoutDueDate],
  '-updated': [{ ...newest, by: 'updated' }],
  updated: [{ ...newest, by: 'updated', descending: false }],
};

/** The stretches of a sorted list, one after the other; newest first unless asked otherwise. */
export function segmentsOf(sort: TaskSort = '-created'): readonly [Segment, ...Segment[]] {
  return orders[sort];
}

/** The type of a stretch's keys. */
export function keyType({ by }: Segment): SQL {
  return by === 'due' ? sql`date` : sql`timestamptz`;
}

/** The key `column` as shared/ids.ts writes instants and days. */
export function keyText({ by }: Segment, column: SQL): SQL {
  return by === 'due' ? sql`${column}::text` : instant(column);
}

export function directionOf({ descending }: Segment): SQL {
  return descending ? sql`desc` : sql`asc`;
}
