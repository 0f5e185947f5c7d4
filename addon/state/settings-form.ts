import { preferencesSchema, type Preferences } from '../../shared/preferences/preferences.ts';
import type { CallbackEvent } from './event.ts';
import { parseJson } from './json.ts';

/** Names of the settings card's fields. */
export const settingsFields = {
  language: 'language',
  description: 'description',
  mailType: 'mailType',
  mailStatus: 'mailStatus',
  eventType: 'eventType',
  eventStatus: 'eventStatus',
} as const;

/** The item that stands for no preference; an item's value must not be empty. */
export const noPreference = 'none';

const drawnParameter = 'preferences';

/** What the Save button carries: the preferences that the card was drawn with, or those of a save that failed. */
export function preferenceParameters(preferences: Preferences): Record<string, string> {
  return { [drawnParameter]: JSON.stringify(preferences) };
}

/**
 * Parses the preferences of the form. Google omits untouched fields: such a field keeps the value that the card was
 * drawn with. Null for anything that the card did not offer.
 */
export function parsePreferences({ form, parameters }: CallbackEvent): Preferences | null {
  const drawn = preferencesSchema.safeParse(parseJson(parameters[drawnParameter]));
  if (!drawn.success) return null;
  const { language, description, defaults } = drawn.data;
  const entered = (field: string): string | undefined => form[field]?.[0];
  const choice = (field: string, before: string | null): string | null => {
    const value = entered(field);
    if (value === undefined) return before;
    return value === noPreference ? null : value;
  };
  const { mail, event } = defaults;
  const preferences = preferencesSchema.safeParse({
    language: entered(settingsFields.language) ?? language,
    description: entered(settingsFields.description) ?? description,
    defaults: {
      mail: {
        typeId: choice(settingsFields.mailType, mail.typeId),
        statusId: choice(settingsFields.mailStatus, mail.statusId),
      },
      event: {
        typeId: choice(settingsFields.eventType, event.typeId),
        statusId: choice(settingsFields.eventStatus, event.statusId),
      },
    },
  });
  return preferences.success ? preferences.data : null;
}
