import type { EventSummary } from '../../page-api.ts';
import type { CalendarRoute } from '../route.ts';
import { useSettings } from '../settings/settings.tsx';
import { LoadFailure } from '../shell/notice.tsx';
import type { Loaded } from '../use-loaded.ts';
import { CalendarToolbar } from './calendar-toolbar.tsx';
import { EventForm } from './event-form.tsx';
import { EventPane } from './event-pane.tsx';
import { ListView } from './list-view.tsx';
import { daysOfRoute } from './use-calendar.ts';
import { useShortcuts, useSteps } from './use-steps.ts';
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
  const days = daysOfRoute(route);
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
