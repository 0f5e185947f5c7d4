import type { Translation } from '../i18n/translation.ts';
import type { CallbackEvent } from '../state/event.ts';

/** What every handler starts from. */
export interface Context {
  readonly event: CallbackEvent;
  readonly t: Translation;
}
