import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import type { TaskChoices } from '../../../../shared/task-choices.ts';
import { useFailure } from '../../../components/failure-notice.tsx';
import { useText } from '../../../i18n/language.tsx';
import { activeOf, movedTo, type ListName } from './choice-list.ts';
import { useChoiceChange, useShowChoices } from './use-choice-change.ts';

/** Moves choices, by buttons or by dragging; what is shown moves at once. */
export interface Reorder {
  readonly move: (id: string, place: number) => void;
  /** The choice that is being dragged. */
  readonly dragged: string | null;
  readonly drag: (id: string | null) => void;
  /** The dragged choice comes over another one: it takes its place. */
  readonly over: (place: number) => void;
  /** Let go: the order is kept. */
  readonly drop: () => void;
}

export function useReorder(name: ListName, choices: TaskChoices, say: (text: string) => void): Reorder {
  const { t } = useText();
  const failure = useFailure();
  const show = useShowChoices();
  const { make } = useChoiceChange(name === 'types' ? 'orderTaskTypes' : 'orderTaskStatuses');
  const [dragged, drag] = useState<string | null>(null);
  const [before, setBefore] = useState<TaskChoices | null>(null);

  const keep = (after: TaskChoices, previous: TaskChoices) => {
    make({ body: { ids: after[name].map(({ id }) => id) } }).catch((error: unknown) => {
      show(() => previous);
      notifications.show({ color: 'red', ...messageOf(failure(error)) });
    });
  };
  const shownMoved = (id: string, place: number): TaskChoices => {
    const after = { ...choices, [name]: movedTo(choices[name], id, place) };
    show(() => after);
    const label = choices[name].find((choice) => choice.id === id)?.label ?? '';
    say(t.taskChoices.moved(label, place + 1, activeOf(choices[name]).length));
    return after;
  };
  return {
    move: (id, place) => keep(shownMoved(id, place), choices),
    dragged,
    drag: (id) => {
      drag(id);
      setBefore(id === null ? null : choices);
    },
    over: (place) => {
      if (dragged !== null && activeOf(choices[name])[place]?.id !== dragged) shownMoved(dragged, place);
    },
    drop: () => {
      if (before !== null && before !== choices) keep(choices, before);
      drag(null);
      setBefore(null);
    },
  };
}

function messageOf({ title, hint }: { title: string; hint: string }): { title: string; message: string } {
  return { title, message: hint };
}
