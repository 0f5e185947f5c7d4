import type { ThreadTask } from '../../shared/capture/draft.ts';
import type { Translation } from '../i18n/translation.ts';
import type { DraftState } from '../state/draft-state.ts';
import { functionNames } from '../state/functions.ts';
import { additionParametersOf } from '../state/addition-form.ts';
import { shownParametersOf, ticketOf } from '../state/save-form.ts';
import type { Section, Widget } from './card.ts';
import { taskLink } from './task-link.ts';
import { actionButton, buttons, line, paragraph } from './widgets.ts';

const maxShown = 5;

/** Tasks of other mails of the same thread, newest first; to those that the rep may write the mail can be added. */
export function threadSection(state: DraftState, t: Translation): Section[] {
  const { threadTasks } = state.draft;
  if (state.kind !== 'mail' || threadTasks.length === 0) return [];
  const shown = threadTasks.slice(0, maxShown);
  const more = threadTasks.length - shown.length;
  const groups = shown.map((task) => [taskLine(task, state, t), ...addButton(task, state, t)]);
  const rest = more > 0 ? [paragraph(t.messages.thread.more(more))] : [];
  const widgets = [...groups.flat(), ...rest];
  const unfolded = groups[0]?.length ?? 0;
  const folding = unfolded < widgets.length ? { collapsible: true, uncollapsibleWidgetsCount: unfolded } : {};
  return [{ header: t.messages.thread.title(threadTasks.length), ...folding, widgets }];
}

function taskLine(task: ThreadTask, { draft }: DraftState, t: Translation): Widget {
  const { separator, actions, thread } = t.messages;
  const link = taskLink(draft.me.taskPage, task.id, actions.open);
  return line([{ strong: t.messages.taskNumber(task.number) }, separator, task.title], undefined, {
    bottomLabel: [task.author.name, t.dateTime(task.createdAt), task.status.label].join(separator),
    startIcon: { knownIcon: 'BOOKMARK', altText: thread.title(1) },
    ...(link === null ? {} : { button: link }),
  });
}

function addButton(task: ThreadTask, { draft, entry }: DraftState, t: Translation): Widget[] {
  if (!task.writable) return [];
  const parameters = {
    ...additionParametersOf({ ticket: ticketOf(draft), taskId: task.id }),
    ...shownParametersOf(entry),
  };
  return [buttons(actionButton(t.messages.thread.add, { function: functionNames.addMessage, parameters }))];
}
