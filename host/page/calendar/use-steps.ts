import { useCallback, useEffect } from 'react';
import { goTo, type CalendarRoute } from '../route.ts';
import { isTyping } from '../shell/keyboard.ts';
import { addDays, dayOf, daysOfList, daysOfWeek, localTimeOf } from './days.ts';

/** Where the calendar can go from here. */
export interface Steps {
  today: () => void;
  previous: () => void;
  next: () => void;
  week: () => void;
  list: () => void;
  create: () => void;
  close: () => void;
}

/** The steps from the part of the calendar that a route shows. */
export function useSteps(route: CalendarRoute): Steps {
  const { mode, day } = route;
  const go = useCallback(
    (change: Partial<CalendarRoute>) => goTo({ view: 'calendar', mode, day, open: null, ...change }),
    [mode, day],
  );
  const move = (direction: 1 | -1): void => {
    const length = mode === 'week' ? daysOfWeek : daysOfList;
    go({ day: addDays(day ?? dayOf(new Date()), direction * length) });
  };
  return {
    today: () => go({ day: null }),
    previous: () => move(-1),
    next: () => move(1),
    week: () => go({ mode: 'week' }),
    list: () => go({ mode: 'list' }),
    create: () => go({ open: { kind: 'newEvent', start: nextHour(day) } }),
    close: () => go({}),
  };
}

/** Where a new event begins: the next full hour, on the day that is looked at. */
function nextHour(day: string | null): string {
  const hour = new Date();
  hour.setHours(hour.getHours() + 1, 0, 0, 0);
  const time = localTimeOf(hour);
  return day === null ? time : `${day}${time.slice(10)}`;
}

/** The keys of Google Calendar. */
export function useShortcuts(steps: Steps, isOpen: boolean): void {
  useEffect(() => {
    const actions: Partial<Record<string, () => void>> = {
      t: steps.today,
      j: steps.next,
      n: steps.next,
      k: steps.previous,
      p: steps.previous,
      w: steps.week,
      a: steps.list,
      c: steps.create,
      ...(isOpen ? { Escape: steps.close, u: steps.close } : {}),
    };
    const onKey = (event: KeyboardEvent): void => {
      const action = actions[event.key];
      if (action === undefined || isTyping(event)) return;
      event.preventDefault();
      action();
    };
    document.addEventListener('keydown', onKey);
    return () => {
      document.removeEventListener('keydown', onKey);
    };
  });
}
