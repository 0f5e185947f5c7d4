import type { LanguagePreference } from '../../shared/preferences/preferences.ts';
import { startCallbackClock } from '../google/callback-clock.ts';
import { renderAnswer } from '../google/card-service.ts';
import { logFault } from '../google/fault-log.ts';
import { findMissingPermissions } from '../google/permission.ts';
import { readLanguage, readPropertiesAnew } from '../google/properties.ts';
import { parseEvent } from '../state/event.ts';
import { failureFor, failureForScopes, type Failure } from '../state/failure.ts';
import { errorCard, type Attempt } from '../views/error-card.ts';
import { push, show, suggest, showUniversal, type Answer } from './answer.ts';
import { contextOf, type Context } from './context.ts';

/** A function that Google calls: an event object in, a CardService object out. */
export type EntryPoint = (event: unknown) => unknown;

export interface GuardOptions {
  /** What Google expects back. */
  readonly surface: 'trigger' | 'action' | 'universal' | 'suggestions';
  /** The retry, with what was entered. */
  readonly attempt?: (context: Context, failed: Failure) => Attempt | undefined;
}

/** Wraps a handler as an entry point: parses the event, renders the answer, and turns exceptions into error cards. */
export function guard(handler: (context: Context) => Answer, options: GuardOptions): EntryPoint {
  return (rawEvent) => {
    const event = parseEvent(rawEvent);
    startCallbackClock();
    readPropertiesAnew();
    const context = contextOf(event, readLanguageOrGoogle());
    try {
      return renderAnswer(handler(context));
    } catch (error) {
      return renderAnswer(answerFault(error, context, options));
    }
  };
}

// If the properties cannot be read, the error card still needs a language.
function readLanguageOrGoogle(): LanguagePreference {
  try {
    return readLanguage();
  } catch {
    return 'google';
  }
}

function answerFault(error: unknown, context: Context, { surface, attempt }: GuardOptions): Answer {
  const missing = findMissingPermissions(error);
  if (missing === null) logFault(error);
  const failed = missing === null ? failureFor('internal') : failureForScopes(missing);
  const retry = attempt?.(context, failed);
  const card = errorCard(failed, context.t, retry === undefined ? {} : { attempt: retry });
  switch (surface) {
    case 'trigger':
      return show(card);
    case 'action':
      return push(card);
    case 'universal':
      return showUniversal(card);
    case 'suggestions':
      return suggest([]);
  }
}
