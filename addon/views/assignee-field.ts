import type { Draft } from '../../shared/capture/draft.ts';
import type { Translation } from '../i18n/translation.ts';
import type { DraftState } from '../state/draft-state.ts';
import { fields } from '../state/save-form.ts';
import type { Widget } from './card.ts';
import { paragraph } from './widgets.ts';

/** The assignee of the task: a list if the rights allow a choice, otherwise a sentence that says who it will be. */
export function assigneeFields({ draft, entry }: DraftState, t: Translation): Widget[] {
  const { me, assignees, moreAssignees } = draft;
  if (assignees.length < 2) return [paragraph(assigneeOutcome(draft, t))];
  const { assignee: words } = t.messages;
  const chosen = entry.assigneeId ?? me.user.id;
  const items = assignees.map(({ id, name }) => ({
    text: id === me.user.id ? words.you(name) : name,
    value: id,
    selected: id === chosen,
  }));
  const more = moreAssignees > 0 ? [paragraph(words.more(moreAssignees))] : [];
  return [{ selectionInput: { name: fields.assigneeId, label: words.label, type: 'DROPDOWN', items } }, ...more];
}

/** The rep is who a task is given to unless another is chosen. */
export function isUsualAssignee({ draft, entry }: DraftState): boolean {
  return entry.assigneeId === null || entry.assigneeId === draft.me.user.id;
}

function assigneeOutcome({ me }: Draft, t: Translation): string {
  const { assignee: words } = t.messages;
  return me.creation.accounts === 'none' ? words.assignedToNobody : words.assignedToYou;
}
