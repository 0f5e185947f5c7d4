import type { Translation } from '../i18n/translation.ts';
import type { DraftState } from '../state/draft-state.ts';
import type { Section, Widget } from './card.ts';
import { line, sectionOf } from './widgets.ts';

/** The files that the task links without having them, and those that cannot even be linked. */
export function linkSection({ links, event }: DraftState, t: Translation): Section[] {
  const { event: words } = t.messages;
  const unlinked = event?.unlinked ?? [];
  return sectionOf(null, [
    ...names(
      links.map(({ name }) => name),
      words.linked(links.length),
      words.linkedNote,
    ),
    ...names(unlinked, t.messages.draft.notAttached, words.unlinked),
  ]);
}

// An event has no more files than Google's 25.
function names(files: readonly string[], label: string, note: string): Widget[] {
  return files.length === 0 ? [] : [line(files.join('\n'), label, { bottomLabel: note })];
}
