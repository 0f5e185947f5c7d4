import * as z from 'zod/mini';
import { idSchema } from '../ids.ts';

export const taskTypeSchema = z.object({ id: idSchema, label: z.string() });
export type TaskType = z.infer<typeof taskTypeSchema>;

export const taskStatusSchema = z.object({ id: idSchema, label: z.string(), closed: z.boolean() });
export type TaskStatus = z.infer<typeof taskStatusSchema>;
