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
export function preferenceParametersOf(preferences: Preferences): Record<string, string> {
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
  const readField = (field: string): string | undefined => form[field]?.[0];
  const readChoice = (field: string, before: string | null): string | null => {
    const value = readField(field);
    if (value === undefined) return before;
    return value === noPreference ? null : value;
  };
  const { mail, event } = defaults;
  const preferences = preferencesSchema.safeParse({
    language: readField(settingsFields.language) ?? language,
    description: readField(settingsFields.description) ?? description,
    defaults: {
      mail: {
        typeId: readChoice(settingsFields.mailType, mail.typeId),
        statusId: readChoice(settingsFields.mailStatus, mail.statusId),
      },
      event: {
        typeId: readChoice(settingsFields.eventType, event.typeId),
        statusId: readChoice(settingsFields.eventStatus, event.statusId),
      },
    },
  });
  return preferences.success ? preferences.data : null;
}
