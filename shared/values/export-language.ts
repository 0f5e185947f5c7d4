import * as z from 'zod/mini';

/**
 * The language of the headings of an export, French when absent. A parameter, because a download link cannot send a
 * header.
 */
export const exportLanguageSchema = z.enum(['fr', 'en']);
export type ExportLanguage = z.infer<typeof exportLanguageSchema>;
