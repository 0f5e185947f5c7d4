import type { LanguagePreference } from '../../shared/preferences/preferences.ts';
import { keepLanguage } from '../google/properties.ts';
import { translationFor, type Translation } from '../i18n/translation.ts';
import type { CallbackEvent } from '../state/event.ts';

/** What every handler starts from. */
export interface Context {
  readonly event: CallbackEvent;
  readonly t: Translation;
}

/** The context of a callback, in the language that the user is known to prefer, or in Google's. */
export function contextOf(event: CallbackEvent, language: LanguagePreference): Context {
  return { event, t: translationFor(language === 'google' ? event.locale : language, event.timeZone) };
}

/** The same in the language that the backend says the user prefers, which is kept for cards that are shown without it. */
export function speaking({ event }: Context, language: LanguagePreference): Context {
  keepLanguage(language);
  return contextOf(event, language);
}
