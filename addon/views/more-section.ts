import type { Translation } from '../i18n/translation.ts';
import type { DraftState } from '../state/draft-state.ts';
import { assigneeFields, isUsualAssignee } from './assignee-field.ts';
import type { Section, Widget } from './card.ts';
import { textChoice, textLines } from './description-section.ts';
import { readersLine } from './readers-line.ts';
import { statusFields } from './task-fields.ts';

/**
 * What is seldom changed: status, assignee, text and its readers, then the addresses that call for nothing. Folded, but
 * for a field that deviates from what the rep is used to.
 */
export function moreSection(state: DraftState, leftOut: readonly Widget[], t: Translation): Section {
  const status = statusFields(state, t);
  const groups = [
    status,
    { widgets: assigneeFields(state, t), unusual: !isUsualAssignee(state) },
    { widgets: textChoice(state, t), unusual: state.entry.description !== usualDescription(state) },
    { widgets: [...textLines(state, t), readersLine(state, t), ...leftOut], unusual: false },
  ];
  const widgetsOf = (unusual: boolean) =>
    groups.filter((group) => group.unusual === unusual).flatMap(({ widgets }) => widgets);
  const unfolded = widgetsOf(true);
  return {
    header: t.messages.draft.more,
    collapsible: true,
    uncollapsibleWidgetsCount: unfolded.length,
    widgets: [...unfolded, ...widgetsOf(false)],
  };
}

function usualDescription({ kind, draft }: DraftState) {
  return kind === 'event' ? 'whole' : draft.preferences.description;
}
