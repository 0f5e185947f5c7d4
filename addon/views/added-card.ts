import type { MessageRequest } from '../../shared/tasks/requests.ts';
import type { Task, TaskCreated } from '../../shared/tasks/task.ts';
import type { Translation } from '../i18n/translation.ts';
import { functionNames } from '../state/functions.ts';
import type { Button, Card, Section, Widget } from './card.ts';
import { sentFileLines } from './sent-files.ts';
import { taskLink } from './task-link.ts';
import { actionButton, buttons, paragraph } from './widgets.ts';

/** A mail that was added to a task, and what was sent of it. */
export interface Addition {
  readonly added: TaskCreated;
  readonly message: Pick<MessageRequest, 'links' | 'omissions'>;
  /** The files that were sent, sizes in bytes. */
  readonly files: readonly { readonly name: string; readonly size: number }[];
  /** As in `Me`. */
  readonly taskPage: string | null;
}

/** The card after a mail was added to a task. It has no Undo, which would remove the whole task. */
export function addedCard(addition: Addition, t: Translation): Card {
  const { task, replayed } = addition.added;
  const { thread, separator } = t.messages;
  return {
    header: {
      title: replayed ? thread.already(task.number) : thread.added(task.number),
      subtitle: task.type.label + separator + task.status.label,
    },
    sections: [
      {
        widgets: [
          ...notices(task, replayed, t),
          paragraph([{ strong: task.title }]),
          ...(replayed ? [] : sentLines(addition, t)),
        ],
      },
      ...nextSteps(task, addition.taskPage, t),
    ],
  };
}

function notices(task: Task, replayed: boolean, t: Translation): Widget[] {
  if (task.undoneAt !== null) return [paragraph(t.messages.saved.undone)];
  return replayed ? [paragraph(t.messages.thread.replayed)] : [];
}

function sentLines({ added: { task }, files, message: { links, omissions } }: Addition, t: Translation): Widget[] {
  const named = [...files, ...links.map(({ name }) => ({ name, size: null }))];
  return [
    paragraph(t.messages.thread.textAdded),
    ...sentFileLines({ files: named, omissions }, t),
    ...(task.description.truncated ? [paragraph(t.messages.saved.truncated)] : []),
  ];
}

function nextSteps(task: Task, taskPage: string | null, t: Translation): Section[] {
  const { actions } = t.messages;
  const link = taskLink(taskPage, task.id, actions.open);
  const list: Button[] = link === null ? [] : [link];
  if (task.undoneAt !== null) list.push(actionButton(actions.saveAnew, { function: functionNames.reopen }));
  list.push(actionButton(actions.home, { function: functionNames.home }, 'BORDERLESS'));
  return [{ widgets: [buttons(...list)] }];
}
