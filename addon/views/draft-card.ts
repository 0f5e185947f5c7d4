import type { Draft, SavedBefore } from '../../shared/draft.ts';
import type { Translation } from '../i18n/translation.ts';
import type { DraftState } from '../state/draft-state.ts';
import { functionNames } from '../state/functions.ts';
import { saveParametersOf, ticketOf } from '../state/save-form.ts';
import { assigneeFields } from './assignee-field.ts';
import type { Card, Section, Widget } from './card.ts';
import { contactSearchSection } from './contact-search-section.ts';
import { contactSection } from './contact-section.ts';
import { descriptionSection } from './description-section.ts';
import { fileSection } from './file-section.ts';
import { leftOutSection } from './left-out-section.ts';
import { linkSection } from './link-section.ts';
import { meetingSection } from './meeting-section.ts';
import { newContactSection } from './new-contact-section.ts';
import { readersLine } from './readers-line.ts';
import { resumedSection } from './resumed-section.ts';
import { taskFields } from './task-fields.ts';
import { taskLink } from './task-link.ts';
import { threadSection } from './thread-section.ts';
import { versionBanner } from './version-banner.ts';
import { actionButton, line, paragraph } from './widgets.ts';

const maxSavedShown = 3;

/** The card of what is open: everything proposed, Save in the fixed footer. */
export function draftCard(state: DraftState, t: Translation): Card {
  const { draft } = state;
  const { actions, draft: words } = t.messages;
  const save = draft.savedBefore.length > 0 ? actions.saveAgain : actions.save;
  const parameters = saveParametersOf(ticketOf(draft));
  return {
    header: { title: words.title, subtitle: draft.me.environment.displayName },
    sections: [
      ...versionBanner(draft.me, t),
      ...resumedSection(state, t),
      ...savedBeforeSection(draft, t),
      ...threadSection(state, t),
      ...meetingSection(state, t),
      { widgets: taskFields(state, t) },
      contactSection(state, t),
      ...newContactSection(state, t),
      ...contactSearchSection(state, t),
      ...fileSection(state, t),
      ...linkSection(state, t),
      ...descriptionSection(state, t),
      { widgets: [...assigneeFields(state, t), readersLine(draft, t)] },
      ...leftOutSection(state, t),
    ],
    fixedFooter: { primaryButton: actionButton(save, { function: functionNames.save, parameters }, 'FILLED') },
    displayStyle: 'REPLACE',
  };
}

function savedBeforeSection(draft: Draft, t: Translation): Section[] {
  if (draft.savedBefore.length === 0) return [];
  const shown = draft.savedBefore.slice(0, maxSavedShown);
  const more = draft.savedBefore.length - shown.length;
  const rest = more > 0 ? [paragraph(t.messages.draft.savedMoreTimes(more))] : [];
  return [{ widgets: [...shown.map((saved, index) => savedLine(saved, index === 0, { draft, t })), ...rest] }];
}

/** Only the first of several carries the label. */
function savedLine(saved: SavedBefore, first: boolean, { draft, t }: { draft: Draft; t: Translation }): Widget {
  const { draft: words, actions, separator } = t.messages;
  const link = taskLink(draft.me.taskPage, saved.id, actions.open);
  return line(
    [{ strong: t.messages.taskNumber(saved.number) }, separator, saved.title],
    first ? words.savedBefore : undefined,
    {
      bottomLabel: saved.author.name + separator + t.dateTime(saved.createdAt),
      startIcon: { knownIcon: 'BOOKMARK', altText: words.savedBefore },
      ...(link === null ? {} : { button: link }),
    },
  );
}
