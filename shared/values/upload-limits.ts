import * as z from 'zod/mini';

/** Sizes in bytes. */
export const uploadLimitsSchema = z.object({
  maxFiles: z.number(),
  maxFileBytes: z.number(),
  maxTotalBytes: z.number(),
  /** UTF-16 code units of description HTML, and of description text, each. */
  maxDescriptionLength: z.number(),
});
export type UploadLimits = z.infer<typeof uploadLimitsSchema>;
