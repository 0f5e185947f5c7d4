import * as z from 'zod/mini';
import { contactRefSchema } from '../contacts/contact.ts';
import { calendarDateSchema, idSchema, instantSchema } from '../ids.ts';
import { taskSourceSchema } from '../values/source.ts';
import { userRefSchema } from '../access/user.ts';
import { taskStatusSchema, taskTypeSchema } from '../task-choices/task-choice.ts';

export const maxTitleLength = 500;
export const maxFiles = 100;

export const linkAttachmentSchema = z.object({
  name: z.string().check(z.maxLength(2000)),
  mediaType: z.string().check(z.maxLength(255)),
  url: z.string().check(z.regex(/^https:\/\/[^\s]+$/), z.maxLength(2000)),
});
export type LinkAttachment = z.infer<typeof linkAttachmentSchema>;

/** Why a file of the source is not on the task. */
export const omissionReasonSchema = z.enum(['tooLarge', 'tooMany', 'unreadable', 'notChosen', 'trackingPixel']);
export type OmissionReason = z.infer<typeof omissionReasonSchema>;

/** A file of the source that is not on the task; `size` in bytes, null when it is not known. */
const omissionSchema = z.object({ name: z.string(), size: z.nullable(z.number()), reason: omissionReasonSchema });
export type Omission = z.infer<typeof omissionSchema>;

/** When a meeting takes place: instants, or dates `YYYY-MM-DD` for whole days, the end exclusive as Google counts it. */
export const meetingTimeSchema = z.union([
  z.strictObject({ start: instantSchema, end: instantSchema }),
  z.strictObject({ start: calendarDateSchema, end: calendarDateSchema }),
]);
export type MeetingTime = z.infer<typeof meetingTimeSchema>;

/** A task as lists show it. */
export const taskSummarySchema = z.object({
  id: idSchema,
  /** Counts up from 1 in each environment. */
  number: z.number(),
  title: z.string(),
  type: taskTypeSchema,
  status: taskStatusSchema,
  /** True when it has no contact at all, seen or unseen. */
  transverse: z.boolean(),
  contacts: z.array(contactRefSchema),
  /** Contacts outside the caller's scope show only as this count. */
  hiddenContacts: z.number(),
  author: userRefSchema,
  assignee: z.nullable(userRefSchema),
  /** Calendar date `YYYY-MM-DD`. */
  dueOn: z.nullable(z.string()),
  attachmentCount: z.number(),
  createdAt: instantSchema,
});
export type TaskSummary = z.infer<typeof taskSummarySchema>;

/** An earlier task of the same source, which the caller may read. */
export const savedBeforeSchema = z.object({
  id: idSchema,
  number: z.number(),
  title: z.string(),
  author: userRefSchema,
  createdAt: instantSchema,
});
export type SavedBefore = z.infer<typeof savedBeforeSchema>;

/**
 * A stored file has `sha256` and `size`; a link attachment has neither. `url` is where to get it: a path of this API,
 * or the link.
 */
export const attachmentSchema = z.object({
  id: idSchema,
  name: z.string(),
  mediaType: z.string(),
  size: z.nullable(z.number()),
  sha256: z.nullable(z.string()),
  inline: z.boolean(),
  contentId: z.nullable(z.string()),
  url: z.string(),
});
export type Attachment = z.infer<typeof attachmentSchema>;

export const taskSchema = z.extend(taskSummarySchema, {
  /** Sanitized HTML whose inline images point to attachment URLs of this API, and readable plain text. */
  description: z.object({ html: z.string(), text: z.string(), truncated: z.boolean() }),
  attachments: z.array(attachmentSchema),
  omissions: z.array(omissionSchema),
  sourceKind: taskSourceSchema,
  sourceKeys: z.array(z.string()),
  /** When it takes place, for a task of a meeting. */
  meeting: z.nullable(meetingTimeSchema),
  /** How many mails were added to it after it was saved; their text and files are part of the description and attachments. */
  addedMessages: z.number(),
  /**
   * Other tasks of the same mail or event that the caller may read, newest first, at most 20, undone ones left out.
   * They may have been saved since the card was drawn. Absent in responses of versions before 0.2.
   */
  otherTasks: z.optional(z.array(savedBeforeSchema)),
  /** Until when the caller may undo it; null when it is too late or the caller may not. */
  undoUntil: z.nullable(instantSchema),
  undoneAt: z.nullable(instantSchema),
});
export type Task = z.infer<typeof taskSchema>;

/** `replayed`: the key had already made this task, or added this message; nothing was written. */
export const taskCreatedSchema = z.object({ task: taskSchema, replayed: z.boolean() });
export type TaskCreated = z.infer<typeof taskCreatedSchema>;
