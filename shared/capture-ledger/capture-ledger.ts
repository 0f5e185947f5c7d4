import * as z from 'zod/mini';
import { errorCodes } from '../errors.ts';
import { calendarDateSchema, idSchema, instantSchema } from '../ids.ts';
import { pageErrorCodes } from '../page-errors.ts';
import { taskSourceSchema } from '../values/source.ts';
import { dayRangeQuerySchema } from '../values/day-range.ts';
import { exportLanguageSchema } from '../values/export-language.ts';
import { pageQuery } from '../values/page-limit.ts';
import { timeZoneQuerySchema } from '../values/time-zone.ts';
import { userRefSchema } from '../access/user.ts';

/** What was attempted: creating a task, adding a message to one, or undoing one. */
export const captureOperationSchema = z.enum(['task', 'message', 'undo']);
export type CaptureOperation = z.infer<typeof captureOperationSchema>;

/**
 * How an attempt ended. `repeated`: an earlier request with the same idempotency key had done it already; `refused`:
 * rights or rules forbade it, or the request was invalid; `failed`: the network or the service failed.
 */
export const captureOutcomes = ['saved', 'repeated', 'undone', 'refused', 'failed'] as const;
export const captureOutcomeSchema = z.enum(captureOutcomes);
export type CaptureOutcome = z.infer<typeof captureOutcomeSchema>;

/** Where the request came from: the add-on or the pages. */
export const captureChannelSchema = z.enum(['addOn', 'page']);
export type CaptureChannel = z.infer<typeof captureChannelSchema>;

/** The error code that the attempt was answered with. */
export const captureReasonSchema = z.enum([...errorCodes, ...pageErrorCodes]);

/** The filter in the URL of the page and of the API. Every member restricts the result. */
export const captureFilterSchema = z.extend(dayRangeQuerySchema, {
  userId: z.optional(idSchema),
  outcome: z.optional(captureOutcomeSchema),
  reason: z.optional(captureReasonSchema),
  source: z.optional(taskSourceSchema),
});
export type CaptureFilter = z.infer<typeof captureFilterSchema>;

export const captureListQuerySchema = z.extend(captureFilterSchema, pageQuery);

export const captureExportQuerySchema = z.extend(captureFilterSchema, { language: z.optional(exportLanguageSchema) });

/** Most days of one count. */
export const maxCountedDays = 366;

/** The filter with a required range, of at most 366 days. */
export const captureCountQuerySchema = z.extend(captureFilterSchema, {
  from: calendarDateSchema,
  to: calendarDateSchema,
  timeZone: timeZoneQuerySchema,
});

/** One attempt. Members that were not known when it ended are null. */
export const captureSchema = z.object({
  id: idSchema,
  /** When it began. */
  at: instantSchema,
  user: userRefSchema,
  operation: captureOperationSchema,
  outcome: captureOutcomeSchema,
  /** Null unless refused or failed. */
  reason: z.nullable(captureReasonSchema),
  channel: captureChannelSchema,
  source: z.nullable(taskSourceSchema),
  /** Number of announced files. */
  files: z.nullable(z.int()),
  /** Bytes of the announced files; of the whole request when it ended before the announcement was read. */
  bytes: z.nullable(z.int()),
  task: z.nullable(z.object({ id: idSchema, number: z.int() })),
  requestId: idSchema,
});
export type Capture = z.infer<typeof captureSchema>;

export const capturePageSchema = z.object({
  captures: z.array(captureSchema),
  /** Give it as `cursor`, with the same filter, for the next page; null on the last one. */
  nextCursor: z.nullable(z.string()),
});
export type CapturePage = z.infer<typeof capturePageSchema>;

/** Numbers of attempts by outcome. */
export const captureCountsSchema = z.object({
  saved: z.int(),
  repeated: z.int(),
  undone: z.int(),
  refused: z.int(),
  failed: z.int(),
});
export type CaptureCounts = z.infer<typeof captureCountsSchema>;

export const captureDaysSchema = z.object({
  /** Every day of the range, also those on which nothing happened. */
  days: z.array(z.object({ day: calendarDateSchema, counts: captureCountsSchema })),
  /** The users with the most attempts, at most 200. */
  users: z.array(z.object({ user: userRefSchema, counts: captureCountsSchema })),
  /** Why attempts were refused or failed, most frequent first. */
  reasons: z.array(z.object({ reason: captureReasonSchema, outcome: z.enum(['refused', 'failed']), count: z.int() })),
  total: captureCountsSchema,
});
export type CaptureDays = z.infer<typeof captureDaysSchema>;
