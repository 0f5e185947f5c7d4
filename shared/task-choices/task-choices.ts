import * as z from 'zod/mini';
import { uploadLimitsSchema } from '../values/upload-limits.ts';
import { idSchema } from '../ids.ts';
import { taskStatusSchema, taskTypeSchema } from './task-choice.ts';

/** Active types, and active statuses, that an environment may have: Google shows no more items in one selection. */
export const maxActiveChoices = 100;
/** The same with the archived ones, which tasks go on having. */
const maxChoices = 1000;
export const maxChoiceLabelLength = 80;

/** An archived one is offered no more; tasks that have it keep it, and lists can be filtered by it. */
export const typeChoiceSchema = z.extend(taskTypeSchema, { archived: z.boolean() });
export type TypeChoice = z.infer<typeof typeChoiceSchema>;
export const statusChoiceSchema = z.extend(taskStatusSchema, { archived: z.boolean() });
export type StatusChoice = z.infer<typeof statusChoiceSchema>;

/** What a new task starts with; null: the first type, the first status that is not closed. */
const taskDefaultSchema = z.object({ typeId: z.nullable(idSchema), statusId: z.nullable(idSchema) });

/** By kind of source; what the user last used and what they prefer come before. */
export const taskDefaultsSchema = z.object({
  mail: taskDefaultSchema,
  event: taskDefaultSchema,
  manual: taskDefaultSchema,
});
export type TaskDefaults = z.infer<typeof taskDefaultsSchema>;

/** What the tasks of the environment are made with, in its order, archived ones among the others. */
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

/** What is absent stays as it is. */
export const typeChangeSchema = z.strictObject({ label: z.optional(labelSchema), archived: z.optional(z.boolean()) });
export type TypeChange = z.infer<typeof typeChangeSchema>;
export const statusChangeSchema = z.extend(typeChangeSchema, { closed: z.optional(z.boolean()) });
export type StatusChange = z.infer<typeof statusChangeSchema>;

/** The order from first to last, archived ones too; what is not named follows in the order that it had. */
export const choiceOrderSchema = z.strictObject({
  ids: z.array(idSchema).check(z.minLength(1), z.maxLength(maxChoices)),
});
