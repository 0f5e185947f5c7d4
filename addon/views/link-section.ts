import type { Translation } from '../i18n/translation.ts';
import type { DraftState } from '../state/draft-state.ts';
import type { Widget } from './card.ts';
import { line } from './widgets.ts';

/** The files that the task will link instead of copying, and those that it cannot link. */
export function linkLines({ links, event }: DraftState, t: Translation): Widget[] {
  const { event: words } = t.messages;
  const unlinked = event?.unlinked ?? [];
  return [
    ...nameLine(
      links.map(({ name }) => name),
      words.linked(links.length),
      words.linkedNote,
    ),
    ...nameLine(unlinked, t.messages.draft.notAttached, words.unlinked),
  ];
}

// An event has no more files than Google's 25.
function nameLine(files: readonly string[], label: string, note: string): Widget[] {
  return files.length === 0 ? [] : [line(files.join('\n'), label, { bottomLabel: note })];
}
