import * as z from 'zod/mini';
import { timeZoneSchema } from '../values/time-zone.ts';
import { preferencesSchema, settingsSchema } from './preferences.ts';

// What the pages know of preferences beyond the add-on: apart from preferences.ts, so that none of it is in its code.

/** As the answer has them. `timeZone`: in which the pages show times; null: that of the browser. */
export const pagePreferencesSchema = z.extend(preferencesSchema, { timeZone: z.nullable(z.string()) });
export type PagePreferences = z.infer<typeof pagePreferencesSchema>;

/** As they are sent: without `timeZone`, as the add-on sends them, the one that was chosen stays. */
export const preferencesRequestSchema = z.extend(preferencesSchema, {
  timeZone: z.optional(z.nullable(timeZoneSchema)),
});
export type PreferencesRequest = z.infer<typeof preferencesRequestSchema>;

export const pageSettingsSchema = z.extend(settingsSchema, { preferences: pagePreferencesSchema });
export type PageSettings = z.infer<typeof pageSettingsSchema>;
