import * as z from 'zod/mini';
import { contactRefSchema } from '../contacts/contact.ts';
import { idSchema, instantSchema } from '../ids.ts';
import { descriptionChoiceSchema, sourceKindSchema } from '../values/source.ts';
import { meSchema } from '../access/user.ts';
import { taskStatusSchema, taskTypeSchema } from '../task-choices/task-choice.ts';

/** `google`: the language of the user's Google account. */
export const languagePreferenceSchema = z.enum(['google', 'fr', 'en']);
export type LanguagePreference = z.infer<typeof languagePreferenceSchema>;

/** What a new task starts with; null: what the environment has first. */
const choiceSchema = z.object({ typeId: z.nullable(idSchema), statusId: z.nullable(idSchema) });

/** What a user prefers in one environment, on whatever machine they sign in. */
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

/** Everything the settings card shows, in one answer. */
export const settingsSchema = z.object({
  me: meSchema,
  preferences: preferencesSchema,
  /** What can be preferred; archived ones left out. */
  types: z.array(taskTypeSchema),
  statuses: z.array(taskStatusSchema),
  /** What proposals follow before the preferences: by kind of source, then by contact, each newest first, at most 100. */
  learned: z.array(learnedChoiceSchema),
});
export type Settings = z.infer<typeof settingsSchema>;
