import type { Draft } from '../../shared/capture/draft.ts';
import type { Translation } from '../i18n/translation.ts';
import type { DraftState } from '../state/draft-state.ts';
import { functionNames } from '../state/functions.ts';
import { saveParametersOf, ticketOf } from '../state/save-form.ts';
import { assigneeFields } from './assignee-field.ts';
import type { Card, Section } from './card.ts';
import { contactSearchSection } from './contact-search-section.ts';
import { contactSection } from './contact-section.ts';
import { descriptionSection } from './description-section.ts';
import { dueFields } from './due-fields.ts';
import { fileSection } from './file-section.ts';
import { leftOutSections } from './left-out-section.ts';
import { linkSection } from './link-section.ts';
import { meetingSection } from './meeting-section.ts';
import { newContactSection } from './new-contact-section.ts';
import { readersLine } from './readers-line.ts';
import { resumedSection } from './resumed-section.ts';
import { sourceTaskLines } from './source-task-lines.ts';
import { taskFields } from './task-fields.ts';
import { threadSection } from './thread-section.ts';
import { versionBanner } from './version-banner.ts';
import { actionButton } from './widgets.ts';

/** The card of what is open. The task comes first, then what is sent with it; Save is in the fixed footer. */
export function draftCard(state: DraftState, t: Translation): Card {
  const { draft } = state;
  const { actions, draft: words } = t.messages;
  const save = draft.savedBefore.length > 0 ? actions.saveAgain : actions.save;
  const parameters = saveParametersOf(ticketOf(draft));
  const leftOut = leftOutSections(state, t);
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
      ...leftOut.besideContacts,
      ...contactSearchSection(state, t),
      { widgets: [...dueFields(state, t), ...assigneeFields(state, t)] },
      ...fileSection(state, t),
      ...linkSection(state, t),
      ...descriptionSection(state, t),
      { widgets: [readersLine(draft, t)] },
      ...leftOut.last,
    ],
    fixedFooter: { primaryButton: actionButton(save, { function: functionNames.save, parameters }, 'FILLED') },
    displayStyle: 'REPLACE',
  };
}

function savedBeforeSection(draft: Draft, t: Translation): Section[] {
  const tasks = draft.savedBefore;
  const label = t.messages.draft.savedBefore;
  return tasks.length === 0 ? [] : [{ widgets: sourceTaskLines(tasks, { label, taskPage: draft.me.taskPage }, t) }];
}
