import * as z from 'zod/mini';

/** In which language an export names its columns, French when absent: a link sends no header of ours. */
export const exportLanguageSchema = z.enum(['fr', 'en']);
export type ExportLanguage = z.infer<typeof exportLanguageSchema>;
