import * as z from 'zod/mini';
import { contactRefSchema } from './contact.ts';
import { maxOfferedContacts, savedBeforeSchema, taskStatusSchema, taskTypeSchema } from './draft.ts';
import { calendarDateSchema, idSchema, instantSchema } from './ids.ts';
import { sourceKeysSchema, sourceKindSchema, threadKeysSchema } from './source.ts';
import { userRefSchema } from './user.ts';

export const maxTitleLength = 500;
export const maxFiles = 100;

/** Announces the multipart file part of the same index; `size` (bytes) is checked against what arrives. */
export const fileAnnouncementSchema = z.object({
  name: z.string().check(z.maxLength(2000)),
  mediaType: z.string().check(z.maxLength(255)),
  size: z.int().check(z.nonnegative()),
  inline: z.boolean(),
  /** Content-ID without angle brackets, for the `cid:` references of the description. */
  contentId: z.optional(z.string().check(z.maxLength(1000))),
});
export type FileAnnouncement = z.infer<typeof fileAnnouncementSchema>;

export const linkAttachmentSchema = z.object({
  name: z.string().check(z.maxLength(2000)),
  mediaType: z.string().check(z.maxLength(255)),
  url: z.string().check(z.regex(/^https:\/\/[^\s]+$/), z.maxLength(2000)),
});
export type LinkAttachment = z.infer<typeof linkAttachmentSchema>;

/** Why a file of the source is not on the task. */
export const omissionReasonSchema = z.enum(['tooLarge', 'tooMany', 'unreadable', 'notChosen', 'trackingPixel']);
export type OmissionReason = z.infer<typeof omissionReasonSchema>;

export const omissionSchema = z.object({
  name: z.string().check(z.maxLength(2000)),
  size: z.nullable(z.int().check(z.nonnegative())),
  reason: omissionReasonSchema,
});
export type Omission = z.infer<typeof omissionSchema>;

/** When a meeting takes place: instants, or dates `YYYY-MM-DD` for whole days, the end exclusive as Google counts it. */
export const meetingTimeSchema = z.union([
  z.strictObject({ start: instantSchema, end: instantSchema }),
  z.strictObject({ start: calendarDateSchema, end: calendarDateSchema }),
]);
export type MeetingTime = z.infer<typeof meetingTimeSchema>;

/**
 * The `task` part (JSON) of the multipart request; files follow as `file-0`, `file-1`… in the order of `files`.
 * `description` is the source's own: `html` is sanitized by the backend, `text` is made from it when null.
 */
export const taskRequestSchema = z.object({
  idempotencyKey: idSchema,
  title: z.string().check(z.minLength(1), z.maxLength(maxTitleLength)),
  typeId: idSchema,
  statusId: idSchema,
  contactIds: z.array(idSchema).check(z.maxLength(maxOfferedContacts)),
  dueOn: z.optional(z.nullable(calendarDateSchema)),
  /** One of the draft's `assignees`; when absent the caller, or nobody for a caller without sales rights. */
  assigneeId: z.optional(idSchema),
  description: z.object({
    html: z.nullable(z.string()),
    text: z.nullable(z.string()),
    /** The source's text was longer than the announced limit and was cut. */
    truncated: z.boolean(),
  }),
  source: z.object({ kind: sourceKindSchema, keys: sourceKeysSchema, threadKeys: z.optional(threadKeysSchema) }),
  files: z.array(fileAnnouncementSchema).check(z.maxLength(maxFiles)),
  links: z.array(linkAttachmentSchema).check(z.maxLength(maxFiles)),
  meeting: z.optional(meetingTimeSchema),
  omissions: z.array(omissionSchema).check(z.maxLength(1000)),
});
export type TaskRequest = z.infer<typeof taskRequestSchema>;

/**
 * The `task` part (JSON) when a mail is added to a task of the same thread, files as for a new task. Its text comes under
 * its title after the text that the task has, its files after the files.
 */
export const messageRequestSchema = z.pick(taskRequestSchema, {
  idempotencyKey: true,
  title: true,
  description: true,
  source: true,
  files: true,
  links: true,
  omissions: true,
});
export type MessageRequest = z.infer<typeof messageRequestSchema>;

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

/** A stored file has `sha256` and `size`; a link attachment has neither. `url` is where to get it: a path of this API, or the link. */
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
  sourceKind: sourceKindSchema,
  sourceKeys: z.array(z.string()),
  /** When it takes place, for a task of a meeting. */
  meeting: z.nullable(meetingTimeSchema),
  /** How many mails were added to it after it was saved; their text and files are part of the description and attachments. */
  addedMessages: z.number(),
  /**
   * Other tasks of the same mail or event that the caller may read, newest first, at most 20, undone ones left out: whoever
   * saved from a card that was drawn before them learns of them here. Absent from a service of before 0.2.
   */
  otherTasks: z.optional(z.array(savedBeforeSchema)),
  /** Until when the caller may undo it; null when it is too late or not theirs to undo. */
  undoUntil: z.nullable(instantSchema),
  undoneAt: z.nullable(instantSchema),
});
export type Task = z.infer<typeof taskSchema>;

/** `replayed`: the key had already made this task, or added this message; nothing was written. */
export const taskCreatedSchema = z.object({ task: taskSchema, replayed: z.boolean() });
export type TaskCreated = z.infer<typeof taskCreatedSchema>;

export const taskPageSchema = z.object({
  tasks: z.array(taskSummarySchema),
  /** Give it as `cursor` for the next page; null on the last one. */
  nextCursor: z.nullable(z.string()),
});
export type TaskPage = z.infer<typeof taskPageSchema>;
