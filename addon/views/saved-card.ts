import type { ContactRef } from '../../shared/contacts/contact.ts';
import type { Task, TaskCreated } from '../../shared/tasks/task.ts';
import type { Translation } from '../i18n/translation.ts';
import { functionNames } from '../state/functions.ts';
import type { Button, Card, Section, Text, Widget } from './card.ts';
import { meetingTimeWords } from './meeting-time-words.ts';
import { limitLines, sentFileLines } from './sent-files.ts';
import { sourceTaskLines } from './source-task-lines.ts';
import { taskLink } from './task-link.ts';
import { actionButton, buttons, line, paragraph } from './widgets.ts';

/** The card after Save: the task as it is now, and Undo. `taskPage` as in `Me`. */
export function savedCard({ task, replayed }: TaskCreated, taskPage: string | null, t: Translation): Card {
  const { saved: words } = t.messages;
  return {
    header: { title: words.title(task.number), subtitle: task.type.label + t.messages.separator + task.status.label },
    sections: [
      {
        widgets: [
          ...notices(task, replayed, t),
          paragraph([{ strong: task.title }]),
          ...meetingTimeLine(task, t),
          ...peopleLines(task, t),
          ...fileLines(task, t),
          ...sourceTaskLines(task.otherTasks ?? [], { label: words.otherTasks, taskPage }, t),
        ],
      },
      ...nextSteps(task, taskPage, t),
    ],
  };
}

function notices(task: Task, replayed: boolean, t: Translation): Widget[] {
  const { saved: words } = t.messages;
  if (task.undoneAt !== null) return [paragraph(words.undone)];
  return replayed ? [paragraph(words.replayed)] : [];
}

function meetingTimeLine({ meeting }: Task, t: Translation): Widget[] {
  return meeting === null ? [] : [line(meetingTimeWords(meeting, t), t.messages.eventHead.when)];
}

function peopleLines(task: Task, t: Translation): Widget[] {
  const { saved: words } = t.messages;
  return [
    line(task.transverse ? words.transverse : contactLines(task, t), words.contacts),
    line(task.assignee === null ? words.nobody : task.assignee.name, words.assignee),
    ...(task.dueOn === null ? [] : [line(t.date(task.dueOn), t.messages.due.label)]),
  ];
}

function contactLines(task: Task, t: Translation): Text {
  const named = limitLines(
    task.contacts.map((contact) => contactName(contact, t)),
    t,
  );
  const hidden = task.hiddenContacts > 0 ? [t.messages.saved.hiddenContacts(task.hiddenContacts)] : [];
  return [...named, ...hidden].join('\n');
}

function contactName({ name, company }: ContactRef, t: Translation): string {
  return company === null ? name : name + t.messages.separator + company;
}

function fileLines(task: Task, t: Translation): Widget[] {
  return [
    ...sentFileLines({ files: task.attachments, omissions: task.omissions }, t),
    ...(task.description.truncated ? [paragraph(t.messages.saved.truncated)] : []),
  ];
}

function nextSteps(task: Task, taskPage: string | null, t: Translation): Section[] {
  const { actions, saved: words } = t.messages;
  const parameters = { taskId: task.id };
  const link = taskLink(taskPage, task.id, actions.open);
  const list: Button[] = link === null ? [] : [link];
  if (task.undoUntil !== null) list.push(actionButton(actions.undo, { function: functionNames.undo, parameters }));
  if (task.undoneAt !== null) list.push(actionButton(actions.saveAnew, { function: functionNames.reopen }));
  list.push(actionButton(actions.home, { function: functionNames.home }, 'BORDERLESS'));
  const limit = task.undoUntil === null ? [] : [paragraph(words.undoUntil(t.time(task.undoUntil)))];
  return [{ widgets: [...limit, buttons(...list)] }];
}

/** The card after Undo. */
export function undoneCard(task: Task, t: Translation): Card {
  const { undone: words, actions } = t.messages;
  return {
    header: { title: words.title, subtitle: task.title },
    sections: [
      {
        widgets: [
          paragraph(words.text(task.number)),
          buttons(
            actionButton(actions.saveAnew, { function: functionNames.reopen }, 'FILLED'),
            actionButton(actions.home, { function: functionNames.home }, 'BORDERLESS'),
          ),
        ],
      },
    ],
  };
}
