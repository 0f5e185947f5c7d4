import { CalendarOff, MapPin, Repeat } from 'lucide-react';
import { useRef, type KeyboardEvent } from 'react';
import type { EventSummary } from '../../page-api.ts';
import type { CalendarRoute } from '../route.ts';
import { useSettings } from '../settings/settings.tsx';
import { Loading, Notice } from '../shell/notice.tsx';
import { isOnDay } from './day-layout.ts';
import { dayOf } from './days.ts';
import { moveInList } from './event-focus.ts';
import { EventLink } from './event-link.tsx';
import { longDay, remarkOf, timeText, titleOf } from './event-text.ts';

interface ListViewProps {
  days: readonly string[];
  events: readonly EventSummary[];
  openId: string | null;
  route: CalendarRoute;
  loading: boolean;
}

/** The days that have events, one below the other. */
export function ListView({ days, events, openId, route, loading }: ListViewProps) {
  const { t } = useSettings();
  const root = useRef<HTMLDivElement>(null);
  if (loading) return <Loading />;
  const filled = days
    .map((day) => ({ day, own: events.filter((event) => isOnDay(event, day)) }))
    .filter(({ own }) => own.length > 0);
  if (filled.length === 0) return <Notice icon={CalendarOff} title={t.noEvents} text={t.noEventsHint} />;
  const stop = filled.find(({ own }) => own.some(({ id }) => id === openId)) ?? filled[0];
  const stopId = stop?.own.some(({ id }) => id === openId) === true ? openId : stop?.own[0]?.id;
  const onKeyDown = (event: KeyboardEvent): void => {
    if (moveInList(root.current, event.key)) event.preventDefault();
  };
  return (
    <div className="agenda" ref={root} onKeyDown={onKeyDown}>
      {filled.map(({ day, own }) => (
        <section key={day} className="agenda-day">
          <DayHeading day={day} />
          <ul>
            {own.map((event) => (
              <li key={event.id}>
                <EventLink
                  event={event}
                  route={route}
                  open={event.id === openId}
                  tabStop={day === stop?.day && event.id === stopId}
                >
                  <AgendaLine event={event} />
                </EventLink>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function DayHeading({ day }: { day: string }) {
  const { t, locale } = useSettings();
  const today = day === dayOf(new Date());
  return (
    <h2 className={today ? 'today' : undefined} aria-current={today ? 'date' : undefined}>
      {longDay(day, locale)}
      {today && <span className="tag">{t.calendarToday}</span>}
    </h2>
  );
}

function AgendaLine({ event }: { event: EventSummary }) {
  const { t, locale, timeZone } = useSettings();
  const remark = remarkOf(event, t);
  return (
    <>
      <span className="event-time">{timeText(event, { locale, timeZone }, t)}</span>
      <span className="agenda-text">
        <span className="event-title">
          {titleOf(event, t)}
          {event.recurring && <Repeat size={14} aria-hidden />}
        </span>
        {event.location !== null && (
          <span className="event-place">
            <MapPin size={14} aria-hidden />
            {event.location}
          </span>
        )}
      </span>
      {event.dropped && <span className="tag">{t.dropped}</span>}
      {remark !== null && <span className="tag remark">{remark}</span>}
    </>
  );
}
