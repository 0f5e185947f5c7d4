import * as z from 'zod/mini';
import { uploadLimitsSchema } from '../values/upload-limits.ts';
import { idSchema } from '../ids.ts';
import { taskStatusSchema, taskTypeSchema } from './task-choice.ts';

/** Most active types, and most active statuses, of an environment: Google's limit of items in a selection input. */
export const maxActiveChoices = 100;
/** Most types, or statuses, archived ones included. */
const maxChoices = 1000;
export const maxChoiceLabelLength = 80;

/** An archived one is no longer offered; tasks keep it, and lists can be filtered by it. */
export const typeChoiceSchema = z.extend(taskTypeSchema, { archived: z.boolean() });
export type TypeChoice = z.infer<typeof typeChoiceSchema>;
export const statusChoiceSchema = z.extend(taskStatusSchema, { archived: z.boolean() });
export type StatusChoice = z.infer<typeof statusChoiceSchema>;

/** The defaults of a new task; null: the first type, the first status that is not closed. */
const taskDefaultSchema = z.object({ typeId: z.nullable(idSchema), statusId: z.nullable(idSchema) });

/** The defaults by kind of source. What the user last used, and their preferences, take precedence. */
export const taskDefaultsSchema = z.object({
  mail: taskDefaultSchema,
  event: taskDefaultSchema,
  manual: taskDefaultSchema,
});
export type TaskDefaults = z.infer<typeof taskDefaultsSchema>;

/**
 * All types and statuses of the environment in their order, archived ones included; the defaults and the upload limits.
 */
export const taskChoicesSchema = z.object({
  types: z.array(typeChoiceSchema),
  statuses: z.array(statusChoiceSchema),
  defaults: taskDefaultsSchema,
  limits: uploadLimitsSchema,
});
export type TaskChoices = z.infer<typeof taskChoicesSchema>;

const labelSchema = z.string().check(z.minLength(1), z.maxLength(maxChoiceLabelLength));

export const newTypeSchema = z.strictObject({ label: labelSchema });
export const newStatusSchema = z.strictObject({ label: labelSchema, closed: z.boolean() });

/** Absent members stay as they are. */
export const typeChangeSchema = z.strictObject({ label: z.optional(labelSchema), archived: z.optional(z.boolean()) });
export type TypeChange = z.infer<typeof typeChangeSchema>;
export const statusChangeSchema = z.extend(typeChangeSchema, { closed: z.optional(z.boolean()) });
export type StatusChange = z.infer<typeof statusChangeSchema>;

/** All ids from first to last, archived ones included. Ids that are not named follow in their old order. */
export const choiceOrderSchema = z.strictObject({
  ids: z.array(idSchema).check(z.minLength(1), z.maxLength(maxChoices)),
});
