import * as z from 'zod/mini';
import { calendarDateSchema, idSchema, instantSchema } from '../ids.ts';
import { taskSummarySchema } from './task.ts';
import { taskSourceSchema } from '../values/source.ts';

const uuid = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';

/** One to twenty ids, separated by commas because they travel in a URL. */
const idListSchema = z.string().check(z.regex(new RegExp(`^${uuid}(?:,${uuid}){0,19}$`)));

/** `created`: when it was saved; `due`: tasks without a due date last; `updated`: last change. `-`: descending. */
export const taskSorts = ['-created', 'created', 'due', '-due', '-updated', 'updated'] as const;
export type TaskSort = (typeof taskSorts)[number];

/**
 * The filter and the order of the list of readable tasks, as in the URL of the API and of the export. Every member but
 * `sort` restricts the list.
 */
export const taskFilterSchema = z.strictObject({
  /** `mine`: assigned to the caller, or saved by the caller; `accounts`: of accounts they are attached to. */
  view: z.optional(z.enum(['mine', 'accounts', 'transverse'])),
  /** Whether the status closes tasks. */
  state: z.optional(z.enum(['open', 'closed'])),
  typeIds: z.optional(idListSchema),
  statusIds: z.optional(idListSchema),
  contactId: z.optional(idSchema),
  /** Of any contact of the account: a company with its persons, or a person without company. */
  accountId: z.optional(idSchema),
  authorId: z.optional(idSchema),
  assigneeId: z.optional(z.union([idSchema, z.literal('none')])),
  source: z.optional(taskSourceSchema),
  /** Time of saving: from (inclusive), before (exclusive). */
  createdFrom: z.optional(instantSchema),
  createdBefore: z.optional(instantSchema),
  /** Due date: from, to, both inclusive. */
  dueFrom: z.optional(calendarDateSchema),
  dueTo: z.optional(calendarDateSchema),
  /** Prefixes of words of the title or the description; all must match. */
  text: z.optional(z.string().check(z.minLength(1), z.maxLength(200))),
  sort: z.optional(z.enum(taskSorts)),
});
export type TaskFilter = z.infer<typeof taskFilterSchema>;

/** A filter as a query with its page: `limit` a decimal string of 1 to 100, 50 when absent. */
export const taskListQuerySchema = z.extend(taskFilterSchema, {
  limit: z.optional(z.string().check(z.regex(/^(?:[1-9]\d?|100)$/))),
  cursor: z.optional(z.string().check(z.minLength(1), z.maxLength(300))),
});

/** A line of the list. */
export const taskRowSchema = z.extend(taskSummarySchema, {
  source: taskSourceSchema,
  updatedAt: instantSchema,
  /** Counts the changes of the task, for optimistic locking. */
  version: z.int(),
  /** The caller may edit, close and reassign it. */
  writable: z.boolean(),
});
export type TaskRow = z.infer<typeof taskRowSchema>;

export const taskRowPageSchema = z.object({
  tasks: z.array(taskRowSchema),
  /** Give it as `cursor`, with the same filter, for the next page; null on the last one. */
  nextCursor: z.nullable(z.string()),
});
export type TaskRowPage = z.infer<typeof taskRowPageSchema>;

/** Periods relative to today, where the page is read; weeks begin on Monday. */
export const createdPeriods = ['today', 'yesterday', 'thisWeek', 'lastWeek', 'last30Days'] as const;
export type CreatedPeriod = (typeof createdPeriods)[number];
export const duePeriods = ['overdue', 'today', 'thisWeek', 'nextWeek', 'next30Days'] as const;
export type DuePeriod = (typeof duePeriods)[number];

/**
 * A filter as the page's URL and a saved filter hold it. Relative periods are stored as such, so that they are still
 * right on another day; the page resolves them to dates before it asks for tasks.
 */
export const filterWithPeriodsSchema = z.extend(taskFilterSchema, {
  created: z.optional(z.enum(createdPeriods)),
  due: z.optional(z.enum(duePeriods)),
});
export type FilterWithPeriods = z.infer<typeof filterWithPeriodsSchema>;

export const maxFilterNameLength = 80;
const filterNameSchema = z.string().check(z.minLength(1), z.maxLength(maxFilterNameLength));

/** A filter that a user saved under a name. */
export const savedFilterSchema = z.object({ id: idSchema, name: filterNameSchema, filter: filterWithPeriodsSchema });
export type SavedFilter = z.infer<typeof savedFilterSchema>;
export const savedFiltersSchema = z.object({ filters: z.array(savedFilterSchema) });
export const savedFilterRequestSchema = z.object({ name: filterNameSchema, filter: filterWithPeriodsSchema });
export type SavedFilterRequest = z.infer<typeof savedFilterRequestSchema>;
