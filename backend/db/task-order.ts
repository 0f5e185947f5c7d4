import { sql, type SQL } from 'drizzle-orm';
import type { TaskSort } from '../../shared/task-list.ts';
import { instant } from './json.ts';

/** A stretch of a sorted list in which every task `t` has a key of its own kind; ties are broken by the id. */
export interface Segment {
  /** Over `t`; never null where `condition` holds. */
  readonly key: SQL;
  readonly type: 'timestamptz' | 'date';
  readonly descending: boolean;
  /** Which tasks are in it; null for all. */
  readonly condition: SQL | null;
  /** By the time of saving, which the links to contacts repeat. */
  readonly byCreation: boolean;
}

/** The key `column` as shared/ids.ts writes instants and days. */
export function keyText(segment: Segment, column: SQL): SQL {
  return segment.type === 'date' ? sql`${column}::text` : instant(column);
}

const byCreation = { type: 'timestamptz', condition: null, byCreation: true } as const;
const byChange = { type: 'timestamptz', condition: null, byCreation: false } as const;
const byDueDate = { type: 'date', condition: sql`t.due_on is not null`, byCreation: false } as const;

const created: Segment = { ...byCreation, key: sql`t.created_at`, descending: false };
const newest: Segment = { ...byCreation, key: sql`t.created_at`, descending: true };
/** Two stretches of which each has its index, rather than one that no index can serve in both directions. */
const withoutDueDate: Segment = { ...newest, condition: sql`t.due_on is null` };

const orders: Readonly<Record<TaskSort, readonly [Segment, ...Segment[]]>> = {
  '-created': [newest],
  created: [created],
  due: [{ ...byDueDate, key: sql`t.due_on`, descending: false }, withoutDueDate],
  '-due': [{ ...byDueDate, key: sql`t.due_on`, descending: true }, withoutDueDate],
  '-updated': [{ ...byChange, key: sql`t.updated_at`, descending: true }],
  updated: [{ ...byChange, key: sql`t.updated_at`, descending: false }],
};

/** The stretches of a sorted list, one after the other; newest first unless asked otherwise. */
export function segmentsOf(sort: TaskSort = '-created'): readonly [Segment, ...Segment[]] {
  return orders[sort];
}
