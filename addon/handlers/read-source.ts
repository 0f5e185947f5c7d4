import { openMessage } from '../google/gmail.ts';
import type { SourceReading } from '../state/source.ts';
import type { Context } from './context.ts';
import { mailSource } from './read-mail.ts';

/** Reads what is open in Gmail or Calendar; once in a callback. */
export function readSource({ event }: Context): SourceReading {
  if (event.gmail === null) return { outcome: 'nothing' };
  const message = openMessage(event.gmail.messageId, event.gmail.accessToken);
  return message === null ? { outcome: 'unreadable' } : { outcome: 'open', source: mailSource(message) };
}
