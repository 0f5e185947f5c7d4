import * as z from 'zod/mini';
import { maxOfferedContacts } from './draft.ts';
import { maxMeetingAddresses, maxMeetings } from './home.ts';
import { calendarDateSchema, environmentNameSchema, idSchema, instantSchema } from '../ids.ts';
import {
  foundAddressSchema,
  maxAddresses,
  sourceKeySchema,
  sourceKeysSchema,
  sourceKindSchema,
  threadKeysSchema,
} from './source.ts';
import {
  linkAttachmentSchema,
  maxFiles,
  maxTitleLength,
  meetingTimeSchema,
  omissionReasonSchema,
  taskSourceSchema,
} from '../tasks/task.ts';

// What callers send, apart from the answers: the add-on takes the types alone, so that none of it is in its code.

const identityTokenSchema = z.string().check(z.minLength(1), z.maxLength(8192));

export const environmentsRequestSchema = z.object({ identityToken: identityTokenSchema });
export const sessionRequestSchema = z.object({
  environment: environmentNameSchema,
  identityToken: identityTokenSchema,
});

const sourceSchema = z.object({
  kind: sourceKindSchema,
  keys: sourceKeysSchema,
  threadKeys: z.optional(threadKeysSchema),
});

/** What is saved: a mail or an event has keys, what is made by hand has none. */
const taskSourceRequestSchema = z
  .object({
    kind: taskSourceSchema,
    keys: z.array(sourceKeySchema).check(z.maxLength(10)),
    threadKeys: z.optional(threadKeysSchema),
  })
  .check(z.refine(({ kind, keys }) => (kind === 'manual') === (keys.length === 0), { path: ['keys'] }));

/** What the add-on sends when a card opens. The source's text is not part of it: it leaves Gmail only on save. */
export const draftRequestSchema = z.object({
  source: sourceSchema,
  addresses: z.array(foundAddressSchema).check(z.maxLength(maxAddresses)),
  /** Contacts that the rep ticked or searched for; offered beside those of the addresses when they are in scope. */
  contactIds: z.optional(z.array(idSchema).check(z.maxLength(maxOfferedContacts))),
});
export type DraftRequest = z.infer<typeof draftRequestSchema>;

/** A meeting of the day as the homepage asks about it: its keys, and its organizer's and guests' addresses. */
const meetingSchema = z.object({
  keys: sourceKeysSchema,
  addresses: z.array(z.string().check(z.minLength(3), z.maxLength(320))).check(z.maxLength(maxMeetingAddresses)),
});

/** `since`: when the user's day began, in their time zone. What can still be undone counts in any case. */
export const homeRequestSchema = z.object({
  since: instantSchema,
  meetings: z.array(meetingSchema).check(z.maxLength(maxMeetings)),
});
export type HomeRequest = z.infer<typeof homeRequestSchema>;

/** Announces the multipart file part of the same index; `size` (bytes) is checked against what arrives. */
const fileAnnouncementSchema = z.object({
  name: z.string().check(z.maxLength(2000)),
  mediaType: z.string().check(z.maxLength(255)),
  size: z.int().check(z.nonnegative()),
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
 * The `task` part (JSON) of the multipart request; files follow as `file-0`, `file-1`… in the order of `files`.
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

/** Contacts that are looked for; `account`: a company, or a person without one. */
export const contactSearchQuerySchema = z.object({
  query: z.string().check(z.minLength(1), z.maxLength(200)),
  kind: z.optional(z.enum(['company', 'person', 'account'])),
});
export type ContactSearchQuery = z.infer<typeof contactSearchQuerySchema>;
