import * as z from 'zod/mini';
import { contactRefSchema } from '../contacts/contact.ts';
import { idSchema, instantSchema } from '../ids.ts';
import { descriptionChoiceSchema, sourceKindSchema } from '../values/source.ts';
import { meSchema } from '../access/user.ts';
import { taskStatusSchema, taskTypeSchema } from '../task-choices/task-choice.ts';

/** `google`: the language of the user's Google account. */
export const languagePreferenceSchema = z.enum(['google', 'fr', 'en']);
export type LanguagePreference = z.infer<typeof languagePreferenceSchema>;

/** The defaults of a new task; null: the environment's. */
const choiceSchema = z.object({ typeId: z.nullable(idSchema), statusId: z.nullable(idSchema) });

/** The preferences of a user in one environment, on whatever machine they sign in. */
export const preferencesSchema = z.object({
  language: languagePreferenceSchema,
  description: descriptionChoiceSchema,
  /** By kind of source. */
  defaults: z.object({ mail: choiceSchema, event: choiceSchema }),
});
export type Preferences = z.infer<typeof preferencesSchema>;

/** What the user last saved, for one contact, or for a kind of source when `contact` is null. */
export const learnedChoiceSchema = z.object({
  contact: z.nullable(contactRefSchema),
  sourceKind: sourceKindSchema,
  type: taskTypeSchema,
  status: taskStatusSchema,
  savedAt: instantSchema,
});
export type LearnedChoice = z.infer<typeof learnedChoiceSchema>;

/** Everything that the settings card shows, in one response. */
export const settingsSchema = z.object({
  me: meSchema,
  preferences: preferencesSchema,
  /** What a new task of each kind starts with when the user prefers nothing. */
  environmentDefaults: z.object({ mail: choiceSchema, event: choiceSchema }),
  /** The types and statuses to choose from, without archived ones. */
  types: z.array(taskTypeSchema),
  statuses: z.array(taskStatusSchema),
  /**
   * Learned choices, which proposals prefer to the preferences: by kind of source, then by contact, each newest first,
   * at most 100.
   */
  learned: z.array(learnedChoiceSchema),
});
export type Settings = z.infer<typeof settingsSchema>;
