import type { LanguagePreference } from '../../shared/preferences/preferences.ts';
import { keepLanguage } from '../google/properties.ts';
import { translationFor, type Translation } from '../i18n/translation.ts';
import type { CallbackEvent } from '../state/event.ts';

/** The context of a handler. */
export interface Context {
  readonly event: CallbackEvent;
  readonly t: Translation;
}

/** The context of a callback, in the user's stored language, or Google's. */
export function contextOf(event: CallbackEvent, language: LanguagePreference): Context {
  return { event, t: translationFor(language === 'google' ? event.locale : language, event.timeZone) };
}

/**
 * Switches to the language that the user prefers, as the backend answered it. The language is stored for cards that are
 * shown before a response.
 */
export function switchLanguage({ event }: Context, language: LanguagePreference): Context {
  keepLanguage(language);
  return contextOf(event, language);
}
