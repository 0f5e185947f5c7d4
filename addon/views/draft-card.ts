import type { Draft } from '../../shared/capture/draft.ts';
import type { Translation } from '../i18n/translation.ts';
import type { DraftState } from '../state/draft-state.ts';
import { functionNames } from '../state/functions.ts';
import { saveParametersOf, shownParametersOf, ticketOf } from '../state/save-form.ts';
import type { Card, Section } from './card.ts';
import { contactFields } from './contact-section.ts';
import { dueFields } from './due-fields.ts';
import { fileFields } from './file-section.ts';
import { leftOutSections } from './left-out-section.ts';
import { linkLines } from './link-section.ts';
import { meetingSection } from './meeting-section.ts';
import { moreSection } from './more-section.ts';
import { newContactSection } from './new-contact-section.ts';
import { resumedSection } from './resumed-section.ts';
import { sourceTaskLines } from './source-task-lines.ts';
import { taskFields } from './task-fields.ts';
import { threadSection } from './thread-section.ts';
import { versionBanner } from './version-banner.ts';
import { actionButton, buttons } from './widgets.ts';

/**
 * The card of what is open: what is checked thirty times a day on one screen, the rest in a folded section. Save is in
 * the fixed footer; on phones, where Google documents none, at the end of the card too.
 */
export function draftCard(state: DraftState, t: Translation): Card {
  const { draft } = state;
  const { actions, draft: words } = t.messages;
  const save = draft.savedBefore.length > 0 ? actions.saveAgain : actions.save;
  const parameters = { ...saveParametersOf(ticketOf(draft)), ...shownParametersOf(state.entry) };
  const leftOut = leftOutSections(state, t);
  const saveButton = actionButton(save, { function: functionNames.save, parameters }, 'FILLED');
  return {
    header: { title: words.title, subtitle: draft.me.environment.displayName },
    sections: [
      ...versionBanner(draft.me, t),
      ...resumedSection(state, t),
      ...savedBeforeSection(draft, t),
      ...threadSection(state, t),
      ...meetingSection(state, t),
      ...checkedSections(state, leftOut.besideContacts, t),
      moreSection(state, leftOut.folded, t),
      ...(state.phone ? [{ widgets: [buttons(saveButton)] }] : []),
    ],
    fixedFooter: { primaryButton: saveButton },
    displayStyle: 'REPLACE',
  };
}

/** One section, unless addresses that call for something stand between contacts and due date. */
function checkedSections(state: DraftState, besideContacts: readonly Section[], t: Translation): Section[] {
  const head = [...taskFields(state, t), ...contactFields(state, t)];
  const rest = [...dueFields(state, t), ...fileFields(state, t), ...linkLines(state, t)];
  const between = [...newContactSection(state, t), ...besideContacts];
  return between.length === 0 ? [{ widgets: [...head, ...rest] }] : [{ widgets: head }, ...between, { widgets: rest }];
}

function savedBeforeSection(draft: Draft, t: Translation): Section[] {
  const tasks = draft.savedBefore;
  const label = t.messages.draft.savedBefore;
  return tasks.length === 0 ? [] : [{ widgets: sourceTaskLines(tasks, { label, taskPage: draft.me.taskPage }, t) }];
}
