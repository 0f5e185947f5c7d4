import * as z from 'zod/mini';
import { languagePreferenceSchema, taskStatusSchema, taskTypeSchema } from './draft.ts';
import { idSchema } from './ids.ts';
import { descriptionChoiceSchema } from './source.ts';
import { meSchema } from './user.ts';

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

/** Everything the settings card shows, in one answer. */
export const settingsSchema = z.object({
  me: meSchema,
  preferences: preferencesSchema,
  /** What can be preferred; archived ones left out. */
  types: z.array(taskTypeSchema),
  statuses: z.array(taskStatusSchema),
});
export type Settings = z.infer<typeof settingsSchema>;
