import * as z from 'zod/mini';
import { calendarDateSchema, idSchema, instantSchema } from '../ids.ts';
import { maxTitleLength, taskSchema } from './task.ts';
import { userRefSchema } from '../access/user.ts';

const contactIds = z.array(idSchema).check(z.maxLength(100));

/** The changes of a task; absent members stay as they are. */
export const taskChangeSchema = z.strictObject({
  /**
   * The version that the caller read. If the task has another one by now, the answer is `task_changed` (optimistic
   * locking).
   */
  version: z.int(),
  title: z.optional(z.string().check(z.minLength(1), z.maxLength(maxTitleLength))),
  typeId: z.optional(idSchema),
  statusId: z.optional(idSchema),
  dueOn: z.optional(z.nullable(calendarDateSchema)),
  assigneeId: z.optional(z.nullable(idSchema)),
  /** Contacts outside the caller's scope stay linked: the caller can neither see nor remove them. */
  addContactIds: z.optional(contactIds),
  removeContactIds: z.optional(contactIds),
  /** Plain text in place of the description that was captured. */
  description: z.optional(z.string().check(z.maxLength(200_000))),
});
export type TaskChange = z.infer<typeof taskChangeSchema>;

/** Most tasks of one change. Part of the contract, because callers split longer lists by it. */
export const maxTasksPerChange = 200;

/** The values that many tasks may get at once; absent ones stay as they are. */
const bulkValuesSchema = z.strictObject({
  statusId: z.optional(idSchema),
  typeId: z.optional(idSchema),
  assigneeId: z.optional(z.nullable(idSchema)),
  dueOn: z.optional(z.nullable(calendarDateSchema)),
});
export type BulkValues = z.infer<typeof bulkValuesSchema>;

/** One change for many tasks at once, whatever their versions. */
export const bulkChangeSchema = z.object({
  taskIds: z.array(idSchema).check(z.minLength(1), z.maxLength(maxTasksPerChange)),
  change: bulkValuesSchema,
});
export type BulkChange = z.infer<typeof bulkChangeSchema>;

const changedTaskSchema = z.object({
  id: idSchema,
  /** Its version after the change. */
  version: z.int(),
  /** The values that the change replaced; none where the task had the new ones already. */
  former: bulkValuesSchema,
});
export type ChangedTask = z.infer<typeof changedTaskSchema>;

export const bulkChangedSchema = z.object({
  /** The tasks that have the values now. */
  changed: z.array(changedTaskSchema),
  /** Tasks that do not exist, or that the caller may not change. */
  refusedIds: z.array(idSchema),
});
export type BulkChanged = z.infer<typeof bulkChangedSchema>;

/** Undoes a bulk change: `changed` as it was answered. A task that was changed since keeps its values. */
export const bulkUndoSchema = z.object({
  changed: z.array(changedTaskSchema).check(z.minLength(1), z.maxLength(maxTasksPerChange)),
});
export type BulkUndo = z.infer<typeof bulkUndoSchema>;

export const bulkUndoneSchema = z.object({
  /** Tasks that have their former values again. */
  undoneIds: z.array(idSchema),
  /** Tasks that somebody changed meanwhile; they keep their values. */
  changedSinceIds: z.array(idSchema),
  /** Tasks that do not exist or that the caller may not change, and former values that are gone. */
  refusedIds: z.array(idSchema),
});
export type BulkUndone = z.infer<typeof bulkUndoneSchema>;

/** A task as its page shows it. */
export const taskDetailSchema = z.extend(taskSchema, {
  version: z.int(),
  updatedAt: instantSchema,
  /** The caller may edit, close and reassign it. */
  writable: z.boolean(),
  /** The caller may delete it: its author or an admin. */
  deletable: z.boolean(),
  /** When and by whom it was deleted. Null for a task that is not deleted, and for one that was undone. */
  deleted: z.nullable(z.object({ at: instantSchema, by: userRefSchema })),
  /** Until when the caller may restore a deleted task; null when it is too late or the caller may not. */
  restoreUntil: z.nullable(instantSchema),
});
export type TaskDetail = z.infer<typeof taskDetailSchema>;

/** An event in the history of a task. `from` and `to` are texts, shown as they are. */
export const taskEventSchema = z.object({
  id: idSchema,
  at: instantSchema,
  /** Null: the operator of the service. */
  actor: z.nullable(userRefSchema),
  action: z.string(),
  changes: z.array(
    z.object({
      field: z.enum(['title', 'type', 'status', 'dueOn', 'assignee', 'contacts', 'description']),
      /** Labels or names as they were then; null: none, or not shown (the description, contacts outside the scope). */
      from: z.nullable(z.string()),
      to: z.nullable(z.string()),
    }),
  ),
});
export type TaskEvent = z.infer<typeof taskEventSchema>;
export const taskHistorySchema = z.object({
  /** The newest 500. */
  events: z.array(taskEventSchema),
  /** There are older events, which admins find in the audit trail. */
  older: z.boolean(),
});
export type TaskHistory = z.infer<typeof taskHistorySchema>;
