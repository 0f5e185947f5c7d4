import { useEffect, useRef, type CSSProperties, type KeyboardEvent } from 'react';
import type { EventSummary } from '../../page-api.ts';
import type { CalendarRoute } from '../route.ts';
import { useSettings } from '../settings/settings.tsx';
import { isOnDay, placeEvents, type PlacedEvent } from './day-layout.ts';
import { dayOf } from './days.ts';
import { EventLink } from './event-link.tsx';
import { moveAmongDays } from './event-focus.ts';
import { describeEvent, longDay, timeText, titleOf, weekdayOf } from './event-text.ts';

interface WeekViewProps {
  days: readonly string[];
  events: readonly EventSummary[];
  openId: string | null;
  route: CalendarRoute;
}

/** The hour at the top when the view opens: a little before most working days begin. */
const firstShownHour = 7.5;
const hours = Array.from({ length: 24 }, (_one, hour) => hour);

/** Seven days side by side. To a screen reader they are seven lists, one after the other. */
export function WeekView({ days, events, openId, route }: WeekViewProps) {
  const { t, locale } = useSettings();
  const grid = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const scroller = grid.current;
    const hour = scroller?.querySelector<HTMLElement>('.week-hour');
    if (scroller && hour) scroller.scrollTop = hour.offsetHeight * firstShownHour;
  }, []);
  const tabStop = tabStopOf(days, events, openId);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (moveAmongDays(grid.current, event.key)) event.preventDefault();
  };
  return (
    <div className="week" ref={grid} style={allDayRows(days, events)} onKeyDown={onKeyDown}>
      <div className="week-hours" aria-hidden>
        {hours.map((hour) => (
          <span key={hour} className="week-hour">
            {hour === 0
              ? ''
              : new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', timeZone: 'UTC' }).format(
                  hour * 3_600_000,
                )}
          </span>
        ))}
      </div>
      {days.map((day) => (
        <section key={day} className="week-day" aria-label={longDay(day, locale)}>
          <DayHead day={day} />
          <ul className="week-all-day" aria-label={t.allDay}>
            {events
              .filter((event) => event.allDay && isOnDay(event, day))
              .map((event) => (
                <li key={event.id}>
                  <EventLink
                    event={event}
                    spoken={describeEvent(event, { day, place: false }, { locale, t })}
                    route={route}
                    open={event.id === openId}
                    tabStop={tabStop === `${day} ${event.id}`}
                  >
                    <span className="event-title">{titleOf(event, t)}</span>
                  </EventLink>
                </li>
              ))}
          </ul>
          <ul className="week-events">
            {placeEvents(events, day).map((placed) => (
              <li key={placed.event.id} style={placeOf(placed)}>
                <TimedEvent
                  placed={placed}
                  day={day}
                  route={route}
                  open={placed.event.id === openId}
                  tabStop={tabStop === `${day} ${placed.event.id}`}
                />
              </li>
            ))}
            {day === dayOf(new Date()) && <li className="week-now" style={{ top: nowTop() }} aria-hidden />}
          </ul>
        </section>
      ))}
    </div>
  );
}

function DayHead({ day }: { day: string }) {
  const { locale } = useSettings();
  const today = day === dayOf(new Date());
  return (
    <h2 className={today ? 'week-head today' : 'week-head'} aria-current={today ? 'date' : undefined}>
      <span className="week-weekday">{weekdayOf(day, locale)}</span>{' '}
      <span className="week-date">{Number(day.slice(8))}</span>
    </h2>
  );
}

function TimedEvent(props: {
  placed: PlacedEvent;
  day: string;
  route: CalendarRoute;
  open: boolean;
  tabStop: boolean;
}) {
  const { placed, day, route, open, tabStop } = props;
  const { t, locale, timeZone } = useSettings();
  const { event, from, to } = placed;
  const place = to - from > 60 && event.location !== null;
  return (
    <EventLink
      event={event}
      spoken={describeEvent(event, { day, place }, { locale, t })}
      route={route}
      open={open}
      tabStop={tabStop}
      length={to - from <= 45 ? 'short' : to - from <= 60 ? 'medium' : 'long'}
    >
      <span className="event-title">{titleOf(event, t)}</span>
      <span className="event-time">{timeText(event, { locale, timeZone }, t)}</span>
      {place && <span className="event-place">{event.location}</span>}
    </EventLink>
  );
}

/** As many lines above the hours as the fullest day needs. */
function allDayRows(days: readonly string[], events: readonly EventSummary[]): CSSProperties {
  const counts = days.map((day) => events.filter((event) => event.allDay && isOnDay(event, day)).length);
  return { ['--all-day-lines' as keyof CSSProperties]: Math.max(...counts) };
}

/** Position and size as fractions of a day's height and width; the style sheet turns them into lengths. */
function placeOf({ from, to, lane, lanes }: PlacedEvent): CSSProperties {
  return {
    top: `${String((from / 1440) * 100)}%`,
    height: `${String(((to - from) / 1440) * 100)}%`,
    left: `${String((lane / lanes) * 100)}%`,
    width: `${String(100 / lanes)}%`,
  };
}

function nowTop(): string {
  const now = new Date();
  return `${String(((now.getHours() * 60 + now.getMinutes()) / 1440) * 100)}%`;
}

/** The one event that Tab reaches: what is open, else the first of today, else the first of the week. */
function tabStopOf(days: readonly string[], events: readonly EventSummary[], openId: string | null): string | null {
  const today = dayOf(new Date());
  const stops = days.flatMap((day) =>
    events.filter((event) => isOnDay(event, day)).map((event) => ({ key: `${day} ${event.id}`, day, id: event.id })),
  );
  const stop = stops.find(({ id }) => id === openId) ?? stops.find(({ day }) => day === today) ?? stops[0];
  return stop?.key ?? null;
}
