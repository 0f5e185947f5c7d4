import type { SavedBefore } from '../../shared/tasks/task.ts';
import type { Translation } from '../i18n/translation.ts';
import type { Widget } from './card.ts';
import { taskLink } from './task-link.ts';
import { line, paragraph } from './widgets.ts';

const maxShown = 3;

interface Shown {
  /** What stands above the first. */
  readonly label: string;
  /** As in `Me`. */
  readonly taskPage: string | null;
}

/** Tasks that a source already made: which, by whom and when; the rest of many are counted. */
export function sourceTaskLines(tasks: readonly SavedBefore[], shown: Shown, t: Translation): Widget[] {
  const more = tasks.length - maxShown;
  return [
    ...tasks.slice(0, maxShown).map((task, index) => taskLine(task, index === 0, { shown, t })),
    ...(more > 0 ? [paragraph(t.messages.draft.savedMoreTimes(more))] : []),
  ];
}

function taskLine(task: SavedBefore, first: boolean, { shown, t }: { shown: Shown; t: Translation }): Widget {
  const { actions, separator } = t.messages;
  const link = taskLink(shown.taskPage, task.id, actions.open);
  return line(
    [{ strong: t.messages.taskNumber(task.number) }, separator, task.title],
    first ? shown.label : undefined,
    {
      bottomLabel: task.author.name + separator + t.dateTime(task.createdAt),
      startIcon: { knownIcon: 'BOOKMARK', altText: shown.label },
      ...(link === null ? {} : { button: link }),
    },
  );
}
