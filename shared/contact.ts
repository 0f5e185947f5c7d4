import * as z from 'zod/mini';
import { idSchema } from './ids.ts';

export const relationSchema = z.enum(['prospect', 'client', 'other']);
export type Relation = z.infer<typeof relationSchema>;

/** A contact as tasks and drafts name it. `company` is the company's name, null for a company or a person without one. */
export const contactRefSchema = z.object({
  id: idSchema,
  name: z.string(),
  email: z.nullable(z.string()),
  company: z.nullable(z.string()),
});
export type ContactRef = z.infer<typeof contactRefSchema>;
