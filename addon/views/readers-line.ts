import type { Draft } from '../../shared/capture/draft.ts';
import type { Translation } from '../i18n/translation.ts';
import { readersOf } from '../state/readers.ts';
import type { Widget } from './card.ts';
import { line } from './widgets.ts';

/** Who will see the task; the sentence holds whatever is ticked. */
export function readersLine(draft: Draft, t: Translation): Widget {
  const { readers, readersOf: sentences } = t.messages.contacts;
  return line(sentences[readersOf(draft)], readers);
}
