import * as z from 'zod/mini';
import { timeZoneSchema } from '../values/time-zone.ts';
import { preferencesSchema, settingsSchema } from './preferences.ts';

// Preferences of the pages only. Apart from preferences.ts, so that they stay out of the add-on's bundle.

/** Preferences in a response. `timeZone` (IANA): for times on the pages; null: the browser's. */
export const pagePreferencesSchema = z.extend(preferencesSchema, { timeZone: z.nullable(z.string()) });
export type PagePreferences = z.infer<typeof pagePreferencesSchema>;

/** Preferences in a request. An absent `timeZone`, as from the add-on, keeps the stored one. */
export const preferencesRequestSchema = z.extend(preferencesSchema, {
  timeZone: z.optional(z.nullable(timeZoneSchema)),
});
export type PreferencesRequest = z.infer<typeof preferencesRequestSchema>;

export const pageSettingsSchema = z.extend(settingsSchema, { preferences: pagePreferencesSchema });
export type PageSettings = z.infer<typeof pageSettingsSchema>;
