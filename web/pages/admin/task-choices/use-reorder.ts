import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { TaskChoices } from '../../../../shared/task-choices/task-choices.ts';
import { queryKeyOf, useChange, usePlace } from '../../../api/use-call.ts';
import { useFailure } from '../../../components/failure-notice.tsx';
import { useText } from '../../../i18n/language.tsx';
import { activeOf, moveChoice, type ListName } from './choice-list.ts';
import { renewedByChoices, useShowChoices } from './use-choice-change.ts';

/** Reorders choices, by buttons or drag and drop, with an optimistic update. */
export interface Reorder {
  readonly move: (id: string, place: number) => void;
  /** The choice that is being dragged. */
  readonly dragged: string | null;
  readonly drag: (id: string | null) => void;
  /** The dragged choice is over the one at `place`, and takes its place. */
  readonly over: (place: number) => void;
  /** The choice is dropped, and the order is saved. */
  readonly drop: () => void;
}

export function useReorder(name: ListName, choices: TaskChoices, say: (text: string) => void): Reorder {
  const { t } = useText();
  const show = useShowChoices();
  const keep = useKeepOrder(name);
  const [dragged, setDragged] = useState<string | null>(null);
  const [before, setBefore] = useState<TaskChoices | null>(null);

  const showMoved = (id: string, place: number): TaskChoices => {
    const after = { ...choices, [name]: moveChoice(choices[name], id, place) };
    show(() => after);
    const label = choices[name].find((choice) => choice.id === id)?.label ?? '';
    say(t.taskChoices.moved(label, place + 1, activeOf(choices[name]).length));
    return after;
  };
  return {
    move: (id, place) => keep(showMoved(id, place)),
    dragged,
    drag: (id) => {
      setDragged(id);
      setBefore(choices);
    },
    over: (place) => {
      if (dragged !== null && activeOf(choices[name])[place]?.id !== dragged) showMoved(dragged, place);
    },
    drop: () => {
      if (before !== null && before !== choices) keep(choices);
      setDragged(null);
      setBefore(null);
    },
  };
}

/**
 * Saves the order that is shown, one request at a time, always the latest order. With quick presses, no older order may
 * come back or be saved last.
 */
function useKeepOrder(name: ListName): (choices: TaskChoices) => void {
  const { environment } = usePlace();
  const client = useQueryClient();
  const failure = useFailure();
  const { mutateAsync } = useChange(name === 'types' ? 'orderTaskTypes' : 'orderTaskStatuses', renewedByChoices);
  const wanted = useRef<TaskChoices | null>(null);
  const busy = useRef(false);
  const send = async () => {
    busy.current = true;
    while (wanted.current !== null) {
      const ids = wanted.current[name].map(({ id }) => id);
      wanted.current = null;
      try {
        await mutateAsync({ body: { ids } });
      } catch (error) {
        const { title, hint } = failure(error);
        notifications.show({ color: 'red', title, message: hint });
        await client.invalidateQueries({ queryKey: queryKeyOf(environment, 'getTaskChoices') });
      }
    }
    busy.current = false;
  };
  return (choices) => {
    wanted.current = choices;
    if (!busy.current) void send();
  };
}
