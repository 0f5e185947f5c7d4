import { useCallback, useEffect } from 'react';
import type { EventSummary } from '../../page-api.ts';
import { goTo, type CalendarRoute } from '../route.ts';
import { useSettings } from '../settings/settings.tsx';
import { isTyping } from '../shell/keyboard.ts';
import { LoadFailure } from '../shell/notice.tsx';
import type { Loaded } from '../use-loaded.ts';
import { CalendarToolbar } from './calendar-toolbar.tsx';
import { addDays, dayOf, daysOfList, daysOfWeek, localTimeOf } from './days.ts';
import { EventForm } from './event-form.tsx';
import { EventPane } from './event-pane.tsx';
import { ListView } from './list-view.tsx';
import { shownDays } from './use-calendar.ts';
import { WeekView } from './week-view.tsx';

interface CalendarProps {
  user: string;
  route: CalendarRoute;
  events: Loaded<EventSummary[]> & { reload: () => void };
}

/** The calendar with what is open in it beside it; in a narrow window one of the two. */
export function Calendar({ user, route, events }: CalendarProps) {
  const { t } = useSettings();
  const { mode, open } = route;
  const days = shownDays(route);
  const steps = useSteps(route);
  useShortcuts(steps, open !== null);
  const shown = events.state === 'ready' ? events.value : [];
  const openId = open?.kind === 'event' ? open.id : null;
  const views = { days, events: shown, openId, route };
  return (
    <div className={open === null ? 'calendar-view' : 'calendar-view reading'}>
      <section className="pane calendar-pane" aria-label={t.calendar}>
        <CalendarToolbar route={route} days={days} steps={steps} />
        {events.state === 'failed' && <LoadFailure code={events.code} retry={events.reload} />}
        {events.state !== 'failed' &&
          (mode === 'week' ? <WeekView {...views} /> : <ListView {...views} loading={events.state === 'loading'} />)}
      </section>
      {open !== null && (
        <section className="pane event-pane" aria-label={t.eventDetails}>
          {open.kind === 'event' ? (
            <EventPane key={open.id} user={user} eventId={open.id} close={steps.close} />
          ) : (
            <EventForm key={open.start} user={user} start={open.start} route={route} reload={events.reload} />
          )}
        </section>
      )}
    </div>
  );
}

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

function useSteps(route: CalendarRoute): Steps {
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
function useShortcuts(steps: Steps, isOpen: boolean): void {
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
