import * as z from 'zod/mini';
import { languagePreferenceSchema } from '../preferences/preferences.ts';
import { idSchema, instantSchema } from '../ids.ts';
import { meSchema } from '../access/user.ts';
import { taskStatusSchema, taskTypeSchema } from '../task-choices/task-choice.ts';

export const maxMeetings = 50;
export const maxMeetingAddresses = 200;

/** A task that the caller saved since `since` of the request, or may still undo. */
export const daySaveSchema = z.object({
  id: idSchema,
  number: z.number(),
  title: z.string(),
  type: taskTypeSchema,
  status: taskStatusSchema,
  /** Its first contact by name that the caller may see, null without one, and how many more there are. */
  contact: z.optional(z.nullable(z.object({ name: z.string(), more: z.number() }))),
  createdAt: instantSchema,
  /** Until when the caller may undo it; null when it is too late. */
  undoUntil: z.nullable(instantSchema),
  undoneAt: z.nullable(instantSchema),
});
export type DaySave = z.infer<typeof daySaveSchema>;

/** A meeting of the request: whether it is external, and whether a task was made of it. */
export const meetingStateSchema = z.object({
  /** Somebody is invited who is neither a colleague nor a room nor an automatic address. */
  external: z.boolean(),
  /** The newest task made of it that the caller may read. */
  task: z.nullable(z.object({ id: idSchema, number: z.number() })),
});
export type MeetingState = z.infer<typeof meetingStateSchema>;

/** Everything the homepage shows, in one answer. */
export const homeSchema = z.object({
  me: meSchema,
  language: languagePreferenceSchema,
  /** Newest first, at most 20, undone ones included. */
  saves: z.array(daySaveSchema),
  /** How many more there are. */
  moreSaves: z.number(),
  /** One for each meeting of the request, in its order. */
  meetings: z.array(meetingStateSchema),
});
export type Home = z.infer<typeof homeSchema>;
