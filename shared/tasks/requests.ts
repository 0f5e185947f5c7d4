import * as z from 'zod/mini';
import { maxOfferedContacts } from '../contacts/contact.ts';
import { calendarDateSchema, idSchema } from '../ids.ts';
import { sourceKeySchema, taskSourceSchema, threadKeysSchema } from '../values/source.ts';
import { linkAttachmentSchema, maxFiles, maxTitleLength, meetingTimeSchema, omissionReasonSchema } from './task.ts';

// Request schemas, apart from the responses: the add-on imports only their types, so that they stay out of its bundle.

/** The source of a task: a mail or an event has keys, a task made by hand has none. */
const taskSourceRequestSchema = z
  .object({
    kind: taskSourceSchema,
    keys: z.array(sourceKeySchema).check(z.maxLength(10)),
    threadKeys: z.optional(threadKeysSchema),
  })
  .check(z.refine(({ kind, keys }) => (kind === 'manual') === (keys.length === 0), { path: ['keys'] }));

/**
 * Announces the multipart part `file-N`, where N is its index. `size` in bytes: what arrives must have it; without it the
 * service measures.
 */
const fileAnnouncementSchema = z.object({
  name: z.string().check(z.maxLength(2000)),
  mediaType: z.string().check(z.maxLength(255)),
  size: z.optional(z.int().check(z.nonnegative())),
  inline: z.boolean(),
  /** Content-ID without angle brackets, for the `cid:` references of the description. */
  contentId: z.optional(z.string().check(z.maxLength(1000))),
});
export type FileAnnouncement = z.infer<typeof fileAnnouncementSchema>;

const omittedFileSchema = z.object({
  name: z.string().check(z.maxLength(2000)),
  size: z.nullable(z.int().check(z.nonnegative())),
  reason: omissionReasonSchema,
});

/**
 * The `task` part (JSON) of the multipart request, in any place among the parts `file-0`, `file-1`… of `files`.
 * `description` is the source's own: `html` is sanitized by the backend, `text` is made from it when null. A task made by
 * hand has the source `manual`.
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
  source: taskSourceRequestSchema,
  files: z.array(fileAnnouncementSchema).check(z.maxLength(maxFiles)),
  links: z.array(linkAttachmentSchema).check(z.maxLength(maxFiles)),
  meeting: z.optional(meetingTimeSchema),
  omissions: z.array(omittedFileSchema).check(z.maxLength(1000)),
});
export type TaskRequest = z.infer<typeof taskRequestSchema>;

/**
 * The `task` part (JSON) when a mail is added to a task of the same thread, files as for a new task. Its text is
 * appended to the task's description, under its title, and its files to the task's files.
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
